using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parloir.Grains;

namespace Parloir.Web.Auth.Invitations;

/// <param name="Token">For <c>/invitation#token</c>: what stands behind the number sign, no browser tells a server. Shown once.</param>
public sealed record InvitationView(string Token, DateTimeOffset ExpiresAt);

/// <summary>Links that let an agent choose his password: nobody else ever knows it, and only the last link that was made is good, once.</summary>
internal sealed class AgentInvitations(IInvitationStore store, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public async Task<InvitationView> CreateAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expiresAt = time.GetUtcNow() + Life;
        await store.SaveAsync(workspace, agent, Hash(token), expiresAt, cancellationToken);
        return new InvitationView(token, expiresAt);
    }

    public Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(string token, CancellationToken cancellationToken) =>
        store.FindAsync(Hash(token), time.GetUtcNow(), cancellationToken);

    public Task EndAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken) => store.RemoveAsync(workspace, agent, cancellationToken);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
