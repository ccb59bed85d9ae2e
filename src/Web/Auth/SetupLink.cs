using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parloir.Grains.Agents;

namespace Parloir.Web.Auth;

internal sealed class SetupLink(IAgentQueries agents) : ISetupLink
{
    private byte[]? _hash;

    public async Task<string?> CreateAsync(CancellationToken cancellationToken)
    {
        if (await agents.Any(cancellationToken)) return null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Volatile.Write(ref _hash, Hash(token));
        return $"/setup?token={token}";
    }

    /// <summary>True once for the right token, and only while there is no agent. Give it back when the setup failed.</summary>
    public async Task<bool> TryTakeAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Volatile.Read(ref _hash);
        return hash is not null
            && CryptographicOperations.FixedTimeEquals(hash, Hash(token))
            && !await agents.Any(cancellationToken)
            && Interlocked.CompareExchange(ref _hash, null, hash) == hash;
    }

    public void GiveBack(string token) => Volatile.Write(ref _hash, Hash(token));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
