using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Agents;
using Parloir.Grains.Insight;
using Parloir.Grains.Views;
using Parloir.Web.Auth;
using Parloir.Web.Export;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="By">department, keyword, label, inbox, team or agent.</param>
/// <param name="From">The first day: 2026-11-01.</param>
/// <param name="To">The last day, at most a year later.</param>
/// <param name="TimeZone">IANA name of the zone whose days are meant; the caller's own when absent.</param>
internal readonly record struct ReportQuery(string? By, string? From, string? To, string? TimeZone);

/// <summary>What happened in a period, for those who see every conversation: a report that left some out would not be one.</summary>
internal static class Reports
{
    private const string Table = "text/csv";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var administration = api.MapGroup("/reports").RequireAuthorization(Schemes.Administrators);
        administration.MapGet("", ReadAsync).WithName("report").WithSummary("What happened in a period, in all, by day, and by what the conversations have now");
        administration.MapGet("/table.csv", ExportAsync).WithName("exportReport")
            .WithSummary("The rows of a report as a table to save; language=fr or en").Produces<Stream>(StatusCodes.Status200OK, Table);
    }

    private static async Task<Results<Ok<Report>, ProblemResult>> ReadAsync([AsParameters] ReportQuery query, Caller caller, IReports reports, CancellationToken cancellationToken)
    {
        var (report, problem) = await AskAsync(query, caller, reports, cancellationToken);
        return report is not null ? TypedResults.Ok(report) : problem!;
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] ReportQuery query, string? language, Caller caller, HttpResponse response, IReports reports, IAgentQueries agents, CancellationToken cancellationToken)
    {
        if (ReportWords.In(language) is not { } words) return new ProblemResult(KnownProblems.QueryInvalid("language is fr or en."));
        var (report, problem) = await AskAsync(query, caller, reports, cancellationToken);
        if (report is null) return problem!;
        var former = (await agents.List(caller.Workspace, cancellationToken)).Where(agent => agent.DeactivatedAt is not null).Select(agent => agent.Id.Value).ToHashSet();
        FileDownload.Protect(response);
        return TypedResults.Bytes(ReportTable.Of(report, words, former), $"{Table}; charset=utf-8", $"{report.By.ToString().ToLowerInvariant()}-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv");
    }

    /// <summary>Either of the two is set.</summary>
    private static async Task<(Report? Report, ProblemResult? Problem)> AskAsync(ReportQuery query, Caller caller, IReports reports, CancellationToken cancellationToken)
    {
        if (query.By is null || !FilterParameters.TryParseName(query.By, out ReportDimension by)) return (null, Refuse("by is department, keyword, label, inbox, team or agent."));
        if (!IsDay(query.From, out var from) || !IsDay(query.To, out var to)) return (null, Refuse("from and to are days such as 2026-11-01."));
        var result = await reports.Read(caller.Workspace, new ReportQuestion(by, from, to, query.TimeZone ?? caller.Agent.TimeZone), cancellationToken);
        return (result.Report, result.Rejection is { } rejection ? new ProblemResult(KnownProblems.Of(rejection)) : null);
    }

    private static bool IsDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
