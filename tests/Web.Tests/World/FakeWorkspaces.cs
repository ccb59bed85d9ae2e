using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;

namespace Parloir.Web.Tests.World;

internal sealed class FakeWorkspaces : IInboxQueries
{
    private readonly ConcurrentDictionary<string, ImmutableArray<LabelView>> _labels = new();

    public WorkspaceSettings Settings { get; private set; } = new(null);
    public Rejection? LabelRejection { get; set; }

    public AutoResolvePolicy? AutoResolve { get; private set; }
    public ReopenPolicy Reopen { get; private set; } = new ReopenPolicy.NewConversation();
    public ConcurrentQueue<CatalogueEntry> Deleted { get; } = new();
    public ImmutableArray<KeywordView> Keywords { get; set; } = [new KeywordView("refund", "Remboursement")];
    public ImmutableArray<DepartmentView> Departments { get; set; } = [new DepartmentView(new DepartmentId("marketing"), "Marketing")];

    public IInboxGrain Inbox(string key) => new FakeInboxGrain(this, key);

    public IWorkspaceGrain Grain(string key) => new FakeWorkspaceGrain(this, key);

    public ImmutableArray<LabelView> LabelsOf(WorkspaceId workspace) => _labels.GetValueOrDefault(workspace.Value, []);

    public Task<ImmutableArray<InboxView>> List(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray.Create(new InboxView(new InboxId($"{workspace}-inbox"), "WhatsApp", new ReopenPolicy.ReopenWithin(7), AutoResolve)));

    private sealed class FakeInboxGrain(FakeWorkspaces workspaces, string key) : IInboxGrain
    {
        public Task<InboxView?> Get(CancellationToken cancellationToken = default) =>
            Task.FromResult(key == "demo/demo-inbox" ? new InboxView(new InboxId("demo-inbox"), "WhatsApp", workspaces.Reopen, workspaces.AutoResolve) : null);

        public Task<InboxResult> Create(
            Actor.Agent by, string name, ReopenPolicy reopenPolicy, AutoResolvePolicy? autoResolve, CancellationToken cancellationToken = default) =>
            Task.FromResult(name.Length == 0
                ? new InboxResult(null, new Rejection.NameInvalid(60))
                : new InboxResult(new InboxView(new InboxId(key[(key.IndexOf('/') + 1)..]), name, reopenPolicy, autoResolve), null));

        public Task<InboxView> Configure(string name, ReopenPolicy reopenPolicy, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<InboxView?> SetReopenPolicy(ReopenPolicy policy, CancellationToken cancellationToken = default)
        {
            if (key == "demo/demo-inbox") workspaces.Reopen = policy;
            return Get(cancellationToken);
        }

        public Task<InboxView?> SetAutoResolve(AutoResolvePolicy? policy, CancellationToken cancellationToken = default)
        {
            if (key == "demo/demo-inbox") workspaces.AutoResolve = policy;
            return Get(cancellationToken);
        }

        public async Task<InboxResult> Rename(Actor.Agent by, string name, CancellationToken cancellationToken = default) =>
            name.Length == 0 ? new InboxResult(null, new Rejection.NameInvalid(60)) : new InboxResult(await Get(cancellationToken) is { } inbox ? inbox with { Name = name } : null, null);

        public async Task<Rejection?> Delete(Actor.Agent by, CancellationToken cancellationToken = default) =>
            await Get(cancellationToken) is null ? new Rejection.NotFound() : new Rejection.InboxConnected();
    }

    private sealed class FakeWorkspaceGrain(FakeWorkspaces workspaces, string key) : IWorkspaceGrain
    {
        public Task<long> NextDisplayNumber(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<WorkspaceSettings> Settings(CancellationToken cancellationToken = default) => Task.FromResult(workspaces.Settings);

        public Task<WorkspaceSettings> Change(Actor.Agent by, WorkspaceSettings settings, CancellationToken cancellationToken = default)
        {
            workspaces.Settings = settings;
            return Settings(cancellationToken);
        }

        public Task<ImmutableArray<LabelView>> Labels(CancellationToken cancellationToken = default) => Task.FromResult(workspaces.LabelsOf(new WorkspaceId(key)));

        public Task<LabelResult> EnsureLabel(string name, string? color, CancellationToken cancellationToken = default)
        {
            if (workspaces.LabelRejection is { } rejection) return Task.FromResult(new LabelResult(null, rejection));
            var labels = workspaces.LabelsOf(new WorkspaceId(key));
            var label = labels.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
            if (label is null) workspaces._labels[key] = labels.Add(label = new LabelView(name, name, color ?? "gray"));
            return Task.FromResult(new LabelResult(label, null));
        }

        public Task<LabelResult?> ChangeLabel(string id, string name, string color, CancellationToken cancellationToken = default)
        {
            if (workspaces.LabelRejection is { } rejection) return Task.FromResult<LabelResult?>(new LabelResult(null, rejection));
            var labels = workspaces.LabelsOf(new WorkspaceId(key));
            if (labels.FirstOrDefault(label => label.Id == id) is not { } known) return Task.FromResult<LabelResult?>(null);
            var changed = new LabelView(id, name, color);
            workspaces._labels[key] = labels.Replace(known, changed);
            return Task.FromResult<LabelResult?>(new LabelResult(changed, null));
        }

        public Task<ImmutableArray<KeywordView>> Keywords(CancellationToken cancellationToken = default) => Task.FromResult(workspaces.Keywords);

        public Task<KeywordResult> EnsureKeyword(string name, CancellationToken cancellationToken = default) =>
            Task.FromResult(name.Length == 0 ? new KeywordResult(null, new Rejection.KeywordInvalid(40)) : new KeywordResult(new KeywordView(name, name), null));

        public Task<KeywordResult?> RenameKeyword(string id, string name, CancellationToken cancellationToken = default) =>
            Task.FromResult(workspaces.Keywords.Any(keyword => keyword.Id == id) ? new KeywordResult(new KeywordView(id, name), null) : null);

        public Task<ImmutableArray<DepartmentView>> Departments(CancellationToken cancellationToken = default) => Task.FromResult(workspaces.Departments);

        public Task<DepartmentResult> CreateDepartment(string name, CancellationToken cancellationToken = default) => Task.FromResult(
            workspaces.Departments.Any(department => department.Name == name)
                ? new DepartmentResult(null, new Rejection.NameTaken())
                : new DepartmentResult(new DepartmentView(new DepartmentId("new"), name), null));

        public Task<DepartmentResult?> RenameDepartment(DepartmentId id, string name, CancellationToken cancellationToken = default) =>
            Task.FromResult(workspaces.Departments.Any(department => department.Id == id) ? new DepartmentResult(new DepartmentView(id, name), null) : null);

        Task<ImmutableArray<DeletedEntry>> IWorkspaceGrain.Deleted(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> Delete(CatalogueEntry entry, CancellationToken cancellationToken = default)
        {
            workspaces.Deleted.Enqueue(entry);
            return Task.FromResult(entry.Id != "none");
        }
    }
}
