namespace Parloir.Web.Auth;

/// <summary>The way in to an installation that nobody can log in to yet. The host prints it on its console once it listens.</summary>
public interface ISetupLink
{
    /// <summary>
    /// A path such as <c>/setup?token=…</c> that makes the first administrator, once; null when an agent exists. Each call makes a new token and ends the one before.
    /// The token is good on this node and until it stops.
    /// </summary>
    Task<string?> CreateAsync(CancellationToken cancellationToken);
}
