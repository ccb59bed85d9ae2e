using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientKey">Chosen by the program, 1 to 64 characters: sent again, the event is taken down once.</param>
/// <param name="Category">Broadcast, Workflow or PageChange.</param>
/// <param name="At">When it happened; null: now.</param>
public sealed record EventReport(
    string ClientKey, EventCategory Category, string Name, string? ReferenceCode = null, string? SourceUrl = null, DateTimeOffset? At = null)
{
    internal ReportedEvent Event => new(Category, Name, ReferenceCode, SourceUrl);
}

/// <summary>What programs outside tell of customers, for the history: broadcasts, workflows, pages (S3-18, S3-19, S3-23).</summary>
internal static class EventReports
{
    public static void MapEventReports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{id}/events", OfConversationAsync).WithName("reportConversationEvent").WithSummary("Takes down what a program did or saw, while the conversation is open");
        api.MapPost("/contacts/{id}/events", OfContactAsync).WithName("reportContactEvent").WithSummary("The same of a contact; conversations that are open show it");
        api.MapGet("/contacts/{id}/events", ListAsync).WithName("contactEvents").WithSummary("What was reported of a contact, the newest first");
    }

    private static async Task<Results<Created<ConversationView>, ProblemResult>> OfConversationAsync(EventReport report, [AsParameters] ConversationTarget target)
    {
        if (Inputs.ClientIdFault(report.ClientKey, "clientKey") is { } fault) return fault;
        var (view, problem) = await target.ExecuteAsync(by => new ConversationCommand.Report(by, report.ClientKey, report.Event, report.At));
        return problem is null ? TypedResults.Created((string?)null, view!) : problem;
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> OfContactAsync(EventReport report, [AsParameters] ContactTarget target) =>
        Inputs.ClientIdFault(report.ClientKey, "clientKey") is { } fault
            ? fault
            : await target.AnswerAsync(by => new ContactCommand.Report(by, report.ClientKey, report.Event, report.At));

    private static async Task<Results<Ok<ContactEventPage>, ProblemResult>> ListAsync(
        string? cursor, int? limit, IContactEventQueries events, [AsParameters] ContactTarget target)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (await target.FindAsync() is not { } contact) return new ProblemResult(KnownProblems.NotFound);
        return await Inputs.PageAsync(() => events.OfContacts(target.Caller.Workspace, contact.Members, cursor, size, target.CancellationToken));
    }
}
