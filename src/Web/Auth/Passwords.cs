using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Parloir.Grains.Agents;
using Parloir.Web.Problems;

namespace Parloir.Web.Auth;

/// <summary>Checks passwords in the same time whether or not the e-mail address is known, so that it cannot be probed.</summary>
internal sealed class Passwords(IPasswordHasher<AgentProfile> hasher)
{
    private const int MinLength = 12;
    private const int MaxLength = 200;

    private static readonly AgentProfile Nobody = new(new("nobody"), "", "", AgentRole.Agent);
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "the password of nobody"));

    public bool Match(AgentCredentials? credentials, string password)
    {
        var verified = hasher.VerifyHashedPassword(credentials?.Profile ?? Nobody, credentials?.PasswordHash ?? _nobodysHash.Value, password);
        return credentials is not null && verified != PasswordVerificationResult.Failed;
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Of a password that nobody knows: it lets nobody in.</summary>
    public string HashOfNone() => Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Null: it can be chosen.</summary>
    public static Problem? FaultOf(string password) => password.Length is < MinLength or > MaxLength
        ? KnownProblems.RequestInvalid("password", $"{MinLength} to {MaxLength} characters.")
        : null;
}
