using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parloir.Grains;

namespace Parloir.Web.Auth.Tokens;

/// <summary>Makes, finds and removes API tokens. A removed token is refused at once on this node and within <see cref="Life"/> on the others.</summary>
internal sealed class TokenDirectory(ITokenStore store, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    private const int Capacity = 20_000;
    // The prefix lets secret scanners recognise a token that was committed somewhere.
    private const string Prefix = "parloir_";

    private readonly ExpiringCache<string, (WorkspaceId, AgentId)?> _identities = new(Life, Capacity, time);

    /// <returns>The token, which nobody can read again.</returns>
    public async Task<(string Token, TokenView View)> CreateAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var view = new TokenView(Guid.CreateVersion7(now).ToString("N"), name, now);
        await store.AddAsync(view, caller.Workspace, caller.Agent.Id, Hash(token), cancellationToken);
        return (token, view);
    }

    public ValueTask<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        return _identities.GetAsync(Convert.ToHexString(hash), (_, cancel) => store.FindAsync(hash, cancel), cancellationToken);
    }

    /// <returns>False when the caller has no such token.</returns>
    public async Task<bool> RemoveAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var hash = await store.RemoveAsync(caller.Workspace, caller.Agent.Id, id, cancellationToken);
        if (hash is null) return false;
        _identities.Forget(Convert.ToHexString(hash));
        return true;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
