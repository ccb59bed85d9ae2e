using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

internal abstract record CannedResponsesEvent
{
    private CannedResponsesEvent() { }

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("canned_responses.written.v1")]
    public sealed record Written(CannedResponseView Response) : CannedResponsesEvent;

    [EventKind("canned_responses.deleted.v1")]
    public sealed record Deleted(CannedResponseId Id, AgentId By) : CannedResponsesEvent;
}

internal sealed record CannedResponsesState(ImmutableArray<CannedResponseView> Responses)
{
    public static CannedResponsesState Initial { get; } = new([]);

    public static CannedResponsesState Evolve(CannedResponsesState state, Recorded<CannedResponsesEvent> recorded) => recorded.Event switch
    {
        CannedResponsesEvent.Written written => new([
            .. state.Responses.Where(response => response.Id != written.Response.Id).Append(written.Response).OrderBy(response => response.Shortcut, StringComparer.OrdinalIgnoreCase)]),
        CannedResponsesEvent.Deleted deleted => new(state.Responses.RemoveAll(response => response.Id == deleted.Id)),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of the quick messages."),
    };
}

internal static class CannedResponseRules
{
    public const int Limit = 1000;
    public const int ShortcutLimit = 40;
    public const int TitleLimit = 120;

    public static Decision<CannedResponsesEvent> Create(CannedResponsesState state, AgentId by, CannedResponseId id, CannedResponseDraft draft) =>
        state.Responses.Length >= Limit ? Refuse(new Rejection.TooManyCannedResponses(Limit)) : Write(state, by, id, draft);

    public static Decision<CannedResponsesEvent> Change(CannedResponsesState state, AgentId by, bool isAdministrator, CannedResponseId id, CannedResponseDraft draft) =>
        Find(state, id) is { } known && MayChange(known, by, isAdministrator) ? Write(state, known.Author, id, draft) : Refuse(new Rejection.NotFound());

    public static Decision<CannedResponsesEvent> Delete(CannedResponsesState state, AgentId by, bool isAdministrator, CannedResponseId id) => Find(state, id) switch
    {
        null => Decision<CannedResponsesEvent>.Nothing,
        { } known when MayChange(known, by, isAdministrator) => Accept(new CannedResponsesEvent.Deleted(id, by)),
        _ => Refuse(new Rejection.NotFound()),
    };

    public static CannedResponseView? Find(CannedResponsesState state, CannedResponseId id) => state.Responses.FirstOrDefault(response => response.Id == id);

    private static bool MayChange(CannedResponseView response, AgentId by, bool isAdministrator) =>
        response.Author == by || (isAdministrator && response.Visibility != CannedResponseVisibility.Personal);

    private static Decision<CannedResponsesEvent> Write(CannedResponsesState state, AgentId author, CannedResponseId id, CannedResponseDraft draft)
    {
        if (!IsShortcut(draft.Shortcut)) return Refuse(new Rejection.CannedResponseInvalid("shortcut"));
        if (TextRules.Check(draft.Title, TitleLimit) is not null) return Refuse(new Rejection.CannedResponseInvalid("title"));
        if (TextRules.Check(draft.Text, TextRules.MessageLimit) is { } wrong) return Refuse(wrong);
        if ((draft.Visibility == CannedResponseVisibility.Team) != !string.IsNullOrWhiteSpace(draft.Team)) return Refuse(new Rejection.CannedResponseInvalid("team"));
        var response = new CannedResponseView(id, draft.Shortcut, draft.Title, draft.Text, draft.Visibility, author, draft.Team);
        if (state.Responses.Any(other => other.Id != id && Meets(other, response) && string.Equals(other.Shortcut, response.Shortcut, StringComparison.OrdinalIgnoreCase)))
            return Refuse(new Rejection.CannedResponseExists());
        return Find(state, id) == response ? Decision<CannedResponsesEvent>.Nothing : Accept(new CannedResponsesEvent.Written(response));
    }

    /// <summary>Whether anybody may see both. Two teams may have members in common.</summary>
    private static bool Meets(CannedResponseView one, CannedResponseView other) =>
        one.Visibility != CannedResponseVisibility.Personal || other.Visibility != CannedResponseVisibility.Personal || one.Author == other.Author;

    private static bool IsShortcut(string text) =>
        text.Length is > 0 and <= ShortcutLimit && TextRules.IsStorable(text) && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '/');

    private static Decision<CannedResponsesEvent>.Accepted Accept(CannedResponsesEvent @event) => new([new(@event)]);

    private static Decision<CannedResponsesEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
