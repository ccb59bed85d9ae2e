using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using Parloir.Web.Auth;
using Parloir.Web.Export;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Conversations">1 to 500; one that is asked for twice comes once.</param>
/// <param name="Format"><c>json</c> (null), <c>txt</c> or <c>html</c>.</param>
/// <param name="Attachments">With the files.</param>
/// <param name="Notes">With what is internal.</param>
public sealed record ExportRequest(IReadOnlyList<ConversationId> Conversations, string? Format = null, bool Attachments = false, bool Notes = true);

/// <summary>Conversations to keep elsewhere (S0-13, S0-24, S0-29). What is answered is always a file to save, never a page of ours.</summary>
internal static class ConversationExports
{
    private const string Lines = "application/x-ndjson";
    private const string Archive = "application/zip";
    private const int LookedUpAtOnce = 16;
    /// <summary>How many of those that were asked for are in the archive: the others are deleted, or not the caller's to see.</summary>
    public const string CountHeader = "X-Parloir-Conversations";

    public static void MapConversationExports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations/{id}/export", ExportAsync).WithName("exportConversation")
            .WithSummary("A whole conversation as a file: format=json, txt or html; attachments=true for an archive with its files; notes=false without what is internal")
            .Produces<Stream>(StatusCodes.Status200OK, FileDownload.AnyType);
        api.MapPost("/conversations/export", ExportChosenAsync).WithName("exportChosenConversations")
            .WithSummary("Some conversations as a zip archive, a folder for each").Produces<Stream>(StatusCodes.Status200OK, Archive);
        api.MapGet("/conversations/export", BulkAsync).RequireAuthorization(Schemes.Administrators).WithName("exportConversations")
            .WithSummary("All conversations of a list, one JSON record a line").Produces<Stream>(StatusCodes.Status200OK, Lines);
    }

    private static async Task<IResult> ExportAsync(
        string id, string? format, bool? attachments, bool? notes, Caller caller, HttpResponse response, Visibility visibility, ConversationExport export,
        CancellationToken cancellationToken)
    {
        if (Transcript.FormatOf(format) is not { } wanted) return Refuse("format is json, txt or html.");
        if (!Inputs.IsId(id) || await visibility.FindAsync(caller, new ConversationId(id), cancellationToken) is not { } conversation)
            return new ProblemResult(KnownProblems.NotFound);
        var name = string.Create(CultureInfo.InvariantCulture, $"conversation-{conversation.DisplayNumber}");
        var withInternal = notes ?? true;
        FileDownload.Protect(response);
        return attachments == true
            ? TypedResults.Stream(
                stream => export.WriteArchiveAsync(stream, caller.Workspace, conversation, wanted, withInternal, cancellationToken), Archive, $"{name}.zip")
            : TypedResults.Stream(
                stream => export.WriteAsync(stream, caller.Workspace, conversation, wanted, withInternal, cancellationToken), wanted.ContentType, $"{name}.{wanted.Extension}");
    }

    private static async Task<IResult> ExportChosenAsync(
        ExportRequest request, Caller caller, HttpResponse response, Visibility visibility, ConversationExport export, CancellationToken cancellationToken)
    {
        if (Transcript.FormatOf(request.Format) is not { } format) return new ProblemResult(KnownProblems.RequestInvalid("format", "json, txt or html."));
        if (request.Conversations.Count == 0) return new ProblemResult(KnownProblems.RequestInvalid("conversations", "At least one."));
        if (request.Conversations.Count > BulkActions.Limit) return new ProblemResult(KnownProblems.TooManyConversations(BulkActions.Limit));
        var asked = request.Conversations.Where(id => Inputs.IsId(id.Value)).Distinct().ToArray();
        var found = new ConversationView?[asked.Length];
        await Parallel.ForAsync(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = LookedUpAtOnce, CancellationToken = cancellationToken },
            async (i, token) => found[i] = await visibility.FindAsync(caller, asked[i], token));
        ConversationView[] chosen = [.. found.OfType<ConversationView>()];
        if (chosen.Length == 0) return new ProblemResult(KnownProblems.NotFound);
        FileDownload.Protect(response);
        response.Headers[CountHeader] = chosen.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            stream => export.WriteManyAsync(stream, caller.Workspace, chosen, format, request.Notes, request.Attachments, cancellationToken), Archive, "conversations.zip");
    }

    private static IResult BulkAsync([AsParameters] ConversationListQuery query, bool? notes, Caller caller, HttpResponse response, BulkExport export, CancellationToken cancellationToken)
    {
        if (!FilterParameters.TryRead(query.Filters(), caller.Agent.Id, caller.Agent.IsRestricted, out var filter, out var wrong)) return Refuse($"{wrong} has no such value.");
        FileDownload.Protect(response);
        return TypedResults.Stream(stream => export.WriteAsync(stream, caller.Workspace, filter, notes ?? true, cancellationToken), Lines, "conversations.ndjson");
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
