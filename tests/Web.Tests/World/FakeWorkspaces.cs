using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;

namespace Parloir.Web.Tests.World;

internal sealed class FakeWorkspaces : IInboxQueries
{
    private readonly ConcurrentDictionary<string, ImmutableArray<LabelView>> _labels = new();

    public Rejection? LabelRejection { get; set; }

    public IWorkspaceGrain Grain(string key) => new FakeWorkspaceGrain(this, key);

    public ImmutableArray<LabelView> LabelsOf(WorkspaceId workspace) => _labels.GetValueOrDefault(workspace.Value, []);

    public Task<ImmutableArray<InboxView>> List(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray.Create(new InboxView(new InboxId($"{workspace}-inbox"), "WhatsApp", new ReopenPolicy.ReopenWithin(7))));

    private sealed class FakeWorkspaceGrain(FakeWorkspaces workspaces, string key) : IWorkspaceGrain
    {
        public Task<long> NextDisplayNumber(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ImmutableArray<LabelView>> Labels(CancellationToken cancellationToken = default) => Task.FromResult(workspaces.LabelsOf(new WorkspaceId(key)));

        public Task<LabelResult> EnsureLabel(string name, string? color, CancellationToken cancellationToken = default)
        {
            if (workspaces.LabelRejection is { } rejection) return Task.FromResult(new LabelResult(null, rejection));
            var labels = workspaces.LabelsOf(new WorkspaceId(key));
            var label = labels.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
            if (label is null) workspaces._labels[key] = labels.Add(label = new LabelView(name, color ?? "gray"));
            return Task.FromResult(new LabelResult(label, null));
        }
    }
}
