namespace Parloir.Grains.Conversations;

/// <summary>
/// An order of the lists: how the database sorts, where a page goes on, and what is before every row. (PostgreSQL's infinities stand for the greatest times.)
/// Indexes hold slots of time (decision 0067): by activity, a page reads whole slots and sorts within each.
/// </summary>
/// <param name="After">With $1 the time, $2 the id, $3 the rank.</param>
internal sealed record ListOrder(string By, string After, Func<ConversationView, ListCursor> CursorOf, ListCursor Start)
{
    public static ListOrder Of(ConversationSort sort) => sort switch
    {
        ConversationSort.Newest => Newest,
        ConversationSort.Oldest => Oldest,
        ConversationSort.Waiting => Waiting,
        ConversationSort.Priority => Urgent,
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    private static readonly ListOrder Newest = new(
        "activity_slot desc, last_activity_at desc, id desc", "activity_slot <= activity_slot($1) and (last_activity_at, id) < ($1, $2)",
        view => new ListCursor(view.LastActivityAt, view.Id.Value), new ListCursor(DateTimeOffset.MaxValue, ""));

    private static readonly ListOrder Oldest = new(
        "activity_slot, last_activity_at, id", "activity_slot >= activity_slot($1) and (last_activity_at, id) > ($1, $2)",
        view => new ListCursor(view.LastActivityAt, view.Id.Value, 0, ConversationSort.Oldest), new ListCursor(DateTimeOffset.MinValue, ""));

    private static readonly ListOrder Waiting = new(
        "waiting_since, id", "(waiting_since, id) > ($1, $2)",
        view => new ListCursor(view.WaitingSince ?? DateTimeOffset.MaxValue, view.Id.Value, 0, ConversationSort.Waiting), new ListCursor(DateTimeOffset.MinValue, ""));

    private static readonly ListOrder Urgent = new(
        "priority desc, last_activity_at desc, id desc", "(priority, last_activity_at, id) < ($3, $1, $2)",
        view => new ListCursor(view.LastActivityAt, view.Id.Value, (int)view.Priority, ConversationSort.Priority),
        new ListCursor(DateTimeOffset.MaxValue, "", (int)Priority.Urgent + 1));
}
