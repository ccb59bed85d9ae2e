using System.Text.Json;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Views;

internal abstract record SavedViewsEvent
{
    private SavedViewsEvent() { }

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("saved_views.written.v1")]
    public sealed record Written(SavedView View) : SavedViewsEvent;

    [EventKind("saved_views.deleted.v1")]
    public sealed record Deleted(SavedViewId Id, AgentId By) : SavedViewsEvent;
}

internal sealed record SavedViewsState(ImmutableArray<SavedView> Views)
{
    public static SavedViewsState Initial { get; } = new([]);

    public static SavedViewsState Evolve(SavedViewsState state, Recorded<SavedViewsEvent> recorded) => recorded.Event switch
    {
        SavedViewsEvent.Written written => new([.. state.Views.Where(view => view.Id != written.View.Id), written.View]),
        SavedViewsEvent.Deleted deleted => new(state.Views.RemoveAll(view => view.Id == deleted.Id)),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of the saved views."),
    };
}

internal static class SavedViewRules
{
    public const int Limit = 1000;
    public const int LimitPerOwner = 100;
    public const int NameLimit = 60;

    public static Decision<SavedViewsEvent> Create(SavedViewsState state, AgentId by, SavedViewId id, SavedViewDraft draft) =>
        state.Views.Count(view => view.Owner == by) >= LimitPerOwner ? Refuse(new Rejection.TooManySavedViews(LimitPerOwner))
        : state.Views.Length >= Limit ? Refuse(new Rejection.TooManySavedViews(Limit))
        : Write(state, by, id, draft);

    public static Decision<SavedViewsEvent> Change(SavedViewsState state, AgentId by, bool isAdministrator, SavedViewId id, SavedViewDraft draft) =>
        Find(state, id) is { } known && MayChange(known, by, isAdministrator) ? Write(state, known.Owner, id, draft) : Refuse(new Rejection.NotFound());

    public static Decision<SavedViewsEvent> Delete(SavedViewsState state, AgentId by, bool isAdministrator, SavedViewId id) => Find(state, id) switch
    {
        null => Decision<SavedViewsEvent>.Nothing,
        { } known when MayChange(known, by, isAdministrator) => new Decision<SavedViewsEvent>.Accepted([new(new SavedViewsEvent.Deleted(id, by))]),
        _ => Refuse(new Rejection.NotFound()),
    };

    public static SavedView? Find(SavedViewsState state, SavedViewId id) => state.Views.FirstOrDefault(view => view.Id == id);

    private static bool MayChange(SavedView view, AgentId by, bool isAdministrator) =>
        view.Owner == by || (isAdministrator && view.Visibility != ViewVisibility.Personal);

    private static Decision<SavedViewsEvent> Write(SavedViewsState state, AgentId owner, SavedViewId id, SavedViewDraft draft)
    {
        if (!TextRules.IsName(draft.Name, NameLimit)) return Refuse(new Rejection.NameInvalid(NameLimit));
        if ((draft.Visibility == ViewVisibility.Team) != draft.Team is not null) return Refuse(new Rejection.SavedViewInvalid("team"));
        if (ConditionRules.FaultOf(draft.Condition) is { } field) return Refuse(new Rejection.SavedViewInvalid(field));
        var known = Find(state, id);
        var view = new SavedView(id, draft.Name, draft.Visibility, draft.Team, owner, draft.Condition, draft.Sort, known?.Revision ?? 0);
        return known is not null && Same(known, view)
            ? Decision<SavedViewsEvent>.Nothing
            : new Decision<SavedViewsEvent>.Accepted([new(new SavedViewsEvent.Written(view with { Revision = view.Revision + 1 }))]);
    }

    // Arrays have no equality of their own.
    private static bool Same(SavedView one, SavedView other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, ParloirJson.Default.SavedView).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ParloirJson.Default.SavedView));

    private static Decision<SavedViewsEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
