using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What programs outside may report (S3-18, S3-19, S3-23, S3-25 to S3-29).</summary>
internal static class ReportRules
{
    public const int TextLimit = 200;
    public const int UrlLimit = 2000;
    /// <summary>A program's clock may run ahead of ours by that much; its event then happened now.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    public static Decision Decide(ConversationState state, ConversationCommand.Report report, DateTimeOffset now)
    {
        if (Check(report.ClientKey, report.Event, report.At, now) is { } wrong) return Refuse(wrong);
        if (state.Status == ConversationStatus.Resolved) return Refuse(new Rejection.ConversationResolved());
        if (report.At < state.OpenedAt) return Refuse(new Rejection.EventInvalid("at"));
        return Accept([new Draft<ConversationEvent>(new ConversationEvent.EventReported(report.By, report.Event), report.At, KeyOf(state.Id, report.ClientKey))]);
    }

    /// <summary>The dedupe key of what is reported: one client key, one event.</summary>
    public static string KeyOf(ConversationId conversation, string clientKey) => $"{conversation}/event/{clientKey}";

    public static ActivityDetail DetailOf(ReportedEvent told) => new ActivityDetail.EventReported(told.Category, told.Name, told.ReferenceCode, told.SourceUrl);

    /// <summary>Null when it can be taken down.</summary>
    public static Rejection? Check(string clientKey, ReportedEvent told, DateTimeOffset? at, DateTimeOffset now) =>
        !TextRules.IsClientMessageId(clientKey) ? new Rejection.ClientMessageIdInvalid(TextRules.ClientMessageIdLimit)
        : told.Category is not (EventCategory.Broadcast or EventCategory.Workflow or EventCategory.PageChange) ? new Rejection.EventInvalid("category")
        : !IsLine(told.Name) ? new Rejection.EventInvalid("name")
        : told.ReferenceCode is { } code && !IsLine(code) ? new Rejection.EventInvalid("referenceCode")
        : told.SourceUrl is { } url && !IsWebAddress(url) ? new Rejection.EventInvalid("sourceUrl")
        : at > now + ClockDifference ? new Rejection.EventInvalid("at")
        : null;

    private static bool IsLine(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= TextLimit && TextRules.IsStorable(text) && !text.Any(char.IsControl);

    private static bool IsWebAddress(string text) =>
        text.Length <= UrlLimit && TextRules.IsStorable(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
