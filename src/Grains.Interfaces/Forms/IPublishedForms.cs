namespace Parloir.Grains.Forms;

/// <summary>What a provider calls a form that was published there. A form that is changed is another one to the provider.</summary>
public interface IPublishedForms
{
    /// <param name="businessAccount">The provider's id of the account that has it.</param>
    /// <param name="fingerprint">Of what was published.</param>
    /// <returns>The provider's id; null when it was never published so.</returns>
    Task<string?> FindAsync(WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, CancellationToken cancellationToken);

    /// <summary>The first id that is told stays.</summary>
    Task AddAsync(WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, string providerId, CancellationToken cancellationToken);
}
