using System.Text.Json.Serialization;

namespace Parloir.Grains.Insight;

/// <summary>What happened in a period, for those who look after the desk (S1-12, S1-19, S1-39). By any node.</summary>
public interface IReports
{
    /// <summary>One at a time for each workspace, and none longer than a few seconds: <c>report_busy</c> and <c>report_too_long</c> otherwise.</summary>
    Task<ReportResult> Read(WorkspaceId workspace, ReportQuestion question, CancellationToken cancellationToken);
}

/// <summary>What a report has a row for each of. A conversation counts under what it has when the report is read; under each of its keywords and labels.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportDimension>))]
public enum ReportDimension { Department, Keyword, Label, Inbox, Team, Agent }

/// <param name="To">The last day.</param>
/// <param name="TimeZone">IANA name of the zone whose days are meant.</param>
public sealed record ReportQuestion(ReportDimension By, DateOnly From, DateOnly To, string TimeZone);

/// <summary>Either of the two is set.</summary>
public sealed record ReportResult(Report? Report, Rejection? Rejection);

/// <param name="AnswerWithinMinutes">The workspace's target; null: it has none.</param>
/// <param name="Total">Of every conversation once, however many rows it is in.</param>
/// <param name="Rows">Where something happened, the most first.</param>
/// <param name="Days">Every day of the period.</param>
public sealed record Report(
    ReportDimension By, DateOnly From, DateOnly To, string TimeZone, int? AnswerWithinMinutes, ReportFigures Total, ImmutableArray<ReportRow> Rows, ImmutableArray<ReportDay> Days);

/// <param name="Id">Null: conversations that have none.</param>
/// <param name="Name">What it is called now, or was called last; null when nobody knows its name any more, or it has no id.</param>
/// <param name="Deleted">It is there no more.</param>
public sealed record ReportRow(string? Id, string? Name, ReportFigures Figures, bool Deleted = false);

public sealed record ReportDay(DateOnly Day, ReportFigures Figures);

/// <param name="Received">Messages from customers.</param>
/// <param name="Sent">Messages to customers; reactions are none.</param>
/// <param name="Answered">First responses: the first message that a person writes after the customer's first, since the conversation was opened or reopened.</param>
/// <param name="InTime">Of them, those within the workspace's target; null when it has none.</param>
/// <param name="ResponseMedian">Seconds from the customer's first message to the first response; null when there was none. So are the others.</param>
/// <param name="ResponseNinetieth">Nine of ten were not slower.</param>
/// <param name="ResolutionMedian">Seconds from opening or reopening to resolution.</param>
public sealed record ReportFigures(
    long Opened, long Reopened, long Resolved, long Received, long Sent, long Answered, long? InTime, long? ResponseMedian, long? ResponseNinetieth, long? ResolutionMedian)
{
    /// <summary>Of a day on which nothing happened.</summary>
    public static ReportFigures None(bool hasTarget) => new(0, 0, 0, 0, 0, 0, hasTarget ? 0 : null, null, null, null);
}
