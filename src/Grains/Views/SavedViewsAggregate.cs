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

/// <param name="Deleted">The last ones, which can be had back.</param>
internal sealed record SavedViewsState(ImmutableArray<SavedView> Views, ImmutableArray<SavedView> Deleted)
{
    public const int KeptDeleted = 50;

    public static SavedViewsState Initial { get; } = new([], []);

    /// <summary>A snapshot of before anything deleted was kept has none.</summary>
    public ImmutableArray<SavedView> Deleted { get; init; } = Deleted.IsDefault ? [] : Deleted;

    public static SavedViewsState Evolve(SavedViewsState state, Recorded<SavedViewsEvent> recorded) => recorded.Event switch
    {
        SavedViewsEvent.Written written => new(
            [.. state.Views.Where(view => view.Id != written.View.Id), written.View], state.Deleted.RemoveAll(view => view.Id == written.View.Id)),
        SavedViewsEvent.Deleted deleted => new(
            state.Views.RemoveAll(view => view.Id == deleted.Id), [.. state.Deleted.Concat(state.Views.Where(view => view.Id == deleted.Id)).TakeLast(KeptDeleted)]),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of the saved views."),
    };
}

internal static class SavedViewRules
{
    public const int Limit = 1000;
    public const int LimitPerOwner = 100;
    public const int NameLimit = 60;

    public static Decision<SavedViewsEvent> Create(SavedViewsState state, AgentId by, SavedViewId id, SavedViewDraft draft) =>
        Full(state, by) ?? Write(state, by, id, draft);

    public static Decision<SavedViewsEvent> Change(SavedViewsState state, AgentId by, bool isAdministrator, SavedViewId id, SavedViewDraft draft)
    {
        if (Find(state, id) is not { } known || !MayChange(known, by, isAdministrator)) return Refuse(new Rejection.NotFound());
        var decision = Write(state, known.Owner, id, draft);
        // Whoever sends the same once more has nothing to look at.
        return decision is Decision<SavedViewsEvent>.Accepted { Events.IsEmpty: false } && draft.Revision is { } read && read != known.Revision ? Refuse(new Rejection.ChangedMeanwhile()) : decision;
    }

    public static Decision<SavedViewsEvent> Delete(SavedViewsState state, AgentId by, bool isAdministrator, SavedViewId id) => Find(state, id) switch
    {
        null => Decision<SavedViewsEvent>.Nothing,
        { } known when MayChange(known, by, isAdministrator) => new Decision<SavedViewsEvent>.Accepted([new(new SavedViewsEvent.Deleted(id, by))]),
        _ => Refuse(new Rejection.NotFound()),
    };

    /// <summary>As it was, whosever it is; nothing when it is there.</summary>
    public static Decision<SavedViewsEvent> Restore(SavedViewsState state, AgentId by, bool isAdministrator, SavedViewId id) =>
        (Find(state, id) ?? state.Deleted.FirstOrDefault(view => view.Id == id)) is not { } known || !MayChange(known, by, isAdministrator) ? Refuse(new Rejection.NotFound())
        : Find(state, id) is not null ? Decision<SavedViewsEvent>.Nothing
        : Full(state, known.Owner) ?? new Decision<SavedViewsEvent>.Accepted([new(new SavedViewsEvent.Written(known with { Revision = known.Revision + 1 }))]);

    public static SavedView? Find(SavedViewsState state, SavedViewId id) => state.Views.FirstOrDefault(view => view.Id == id);

    /// <summary>Null while there is room for one more.</summary>
    private static Decision<SavedViewsEvent>? Full(SavedViewsState state, AgentId owner) =>
        state.Views.Count(view => view.Owner == owner) >= LimitPerOwner ? Refuse(new Rejection.TooManySavedViews(LimitPerOwner))
        : state.Views.Length >= Limit ? Refuse(new Rejection.TooManySavedViews(Limit))
        : null;

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
