using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>Who sees a saved view: its owner, the team that it is for, or everybody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ViewVisibility>))]
public enum ViewVisibility { Personal, Team, Global }

/// <summary>A list that people made for themselves (S4-03, S4-05, S4-06): conditions and an order. What an agent may see of it is another matter, as in every list.</summary>
/// <param name="Team">With <see cref="ViewVisibility.Team"/>.</param>
/// <param name="Sort">How its owner wants it sorted: ask for it with <c>sort</c>.</param>
/// <param name="Revision">Greater after each change.</param>
public sealed record SavedView(
    SavedViewId Id, string Name, ViewVisibility Visibility, TeamId? Team, AgentId Owner, ConversationCondition Condition, ConversationSort Sort, long Revision);

/// <summary>What an agent writes down as a view.</summary>
/// <param name="Revision">The one that he has changed: another's later change is not replaced unseen. Null: whatever it is.</param>
public sealed record SavedViewDraft(string Name, ViewVisibility Visibility, TeamId? Team, ConversationCondition Condition, ConversationSort Sort, long? Revision = null);

/// <summary>The saved views of a workspace. Key: <c>workspace</c>.</summary>
public interface ISavedViewsGrain : IGrainWithStringKey
{
    Task<SavedViewResult> Create(AgentId by, SavedViewDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Only its owner, or an administrator, changes one that is not personal; <c>not_found</c> otherwise.</summary>
    Task<SavedViewResult> Change(AgentId by, bool isAdministrator, SavedViewId id, SavedViewDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Null when it is gone; what was gone before is no error.</summary>
    Task<Rejection?> Delete(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken = default);

    /// <summary>Gives a view back that was deleted, while it is one of the last: as it was, under its id. <c>not_found</c> for whoever could not have deleted it.</summary>
    Task<SavedViewResult> Restore(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record SavedViewResult(SavedView? View, Rejection? Rejection);

/// <summary>Reads of saved views, by any node.</summary>
public interface ISavedViewQueries
{
    /// <summary>All of them, whoever sees them, by name.</summary>
    Task<ImmutableArray<SavedView>> List(WorkspaceId workspace, CancellationToken cancellationToken);
    Task<SavedView?> Find(WorkspaceId workspace, SavedViewId view, CancellationToken cancellationToken);
}
