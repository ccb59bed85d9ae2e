using Microsoft.AspNetCore.Identity;
using Parloir.Grains.Agents;

namespace Parloir.Web.Auth;

/// <summary>Checks passwords in the same time whether or not the e-mail address is known, so that it cannot be probed.</summary>
internal sealed class Passwords(IPasswordHasher<AgentProfile> hasher)
{
    private static readonly AgentProfile Nobody = new(new("nobody"), "", "", AgentRole.Agent);
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "the password of nobody"));

    public bool Match(AgentCredentials? credentials, string password)
    {
        var verified = hasher.VerifyHashedPassword(credentials?.Profile ?? Nobody, credentials?.PasswordHash ?? _nobodysHash.Value, password);
        return credentials is not null && verified != PasswordVerificationResult.Failed;
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);
}
