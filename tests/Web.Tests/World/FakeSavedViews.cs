using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>The saved views of all workspaces, and what was asked to be counted.</summary>
internal sealed class FakeSavedViews : ISavedViewQueries, IConversationCounts
{
    private readonly ConcurrentDictionary<(WorkspaceId, SavedViewId), SavedView> _views = new();
    private readonly ConcurrentDictionary<(WorkspaceId, SavedViewId), SavedView> _deleted = new();

    public Rejection? Rejection { get; set; }
    public (WorkspaceId Workspace, AgentId Viewer, bool Scoped, ConversationStatus Status, ImmutableArray<SavedView> Views)? LastCount { get; private set; }

    public ISavedViewsGrain Grain(string workspace) => new FakeSavedViewsGrain(this, new WorkspaceId(workspace));

    public SavedView Add(SavedView view)
    {
        _views[(DeskWorld.Demo, view.Id)] = view;
        return view;
    }

    public Task<ImmutableArray<SavedView>> List(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(_views.Where(pair => pair.Key.Item1 == workspace).Select(pair => pair.Value).OrderBy(view => view.Name).ToImmutableArray());

    public Task<SavedView?> Find(WorkspaceId workspace, SavedViewId view, CancellationToken cancellationToken) => Task.FromResult(_views.GetValueOrDefault((workspace, view)));

    public Task<ConversationCounts> Count(
        WorkspaceId workspace, AgentId viewer, bool scoped, ConversationStatus status, ImmutableArray<SavedView> views, CancellationToken cancellationToken)
    {
        LastCount = (workspace, viewer, scoped, status, views);
        return Task.FromResult(new ConversationCounts(false, 1, 2, 3, 4, [new EntryCount("demo-inbox", 4)], [], [], [], [], []));
    }

    private sealed class FakeSavedViewsGrain(FakeSavedViews views, WorkspaceId workspace) : ISavedViewsGrain
    {
        public Task<SavedViewResult> Create(AgentId by, SavedViewDraft draft, CancellationToken cancellationToken = default) =>
            Write(new SavedViewId($"v{views._views.Count}"), by, draft);

        public Task<SavedViewResult> Change(AgentId by, bool isAdministrator, SavedViewId id, SavedViewDraft draft, CancellationToken cancellationToken = default) =>
            Write(id, by, draft);

        public Task<Rejection?> Delete(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken = default)
        {
            if (views.Rejection is null && views._views.TryRemove((workspace, id), out var view)) views._deleted[(workspace, id)] = view;
            return Task.FromResult(views.Rejection);
        }

        public Task<SavedViewResult> Restore(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken = default)
        {
            if (!views._deleted.TryRemove((workspace, id), out var view)) return Task.FromResult(new SavedViewResult(null, new Rejection.NotFound()));
            views._views[(workspace, id)] = view;
            return Task.FromResult(new SavedViewResult(view, null));
        }

        private Task<SavedViewResult> Write(SavedViewId id, AgentId by, SavedViewDraft draft)
        {
            if (views.Rejection is { } reason) return Task.FromResult(new SavedViewResult(null, reason));
            var view = new SavedView(id, draft.Name, draft.Visibility, draft.Team, by, draft.Condition, draft.Sort, 1);
            views._views[(workspace, id)] = view;
            return Task.FromResult(new SavedViewResult(view, null));
        }
    }
}
