using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Forms;

namespace Parloir.Channels.Tests.WhatsApp;

internal sealed class MemoryPublishedForms : IPublishedForms
{
    private readonly ConcurrentDictionary<(string, string, string, string), string> ids = new();

    public IEnumerable<string> Ids => ids.Values;

    public Task<string?> FindAsync(WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, CancellationToken cancellationToken) =>
        Task.FromResult(ids.GetValueOrDefault((workspace.Value, businessAccount, form.Value, fingerprint)));

    public Task AddAsync(WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, string providerId, CancellationToken cancellationToken)
    {
        ids.TryAdd((workspace.Value, businessAccount, form.Value, fingerprint), providerId);
        return Task.CompletedTask;
    }

    public void Forget() => ids.Clear();
}
