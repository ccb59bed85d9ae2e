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

/// <summary>Conversations to keep elsewhere (S0-13, S0-24, S0-29). What is answered is always a file to save, never a page of ours.</summary>
internal static class ConversationExports
{
    private const string Lines = "application/x-ndjson";

    public static void MapConversationExports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations/{id}/export", ExportAsync).WithName("exportConversation")
            .WithSummary("A whole conversation as a file: format=json, txt or html; attachments=true for an archive with its files; notes=false without what is internal")
            .Produces<Stream>(StatusCodes.Status200OK, FileDownload.AnyType);
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
                stream => export.WriteArchiveAsync(stream, caller.Workspace, conversation, wanted, withInternal, cancellationToken), "application/zip", $"{name}.zip")
            : TypedResults.Stream(
                stream => export.WriteAsync(stream, caller.Workspace, conversation, wanted, withInternal, cancellationToken), wanted.ContentType, $"{name}.{wanted.Extension}");
    }

    private static IResult BulkAsync([AsParameters] ConversationListQuery query, bool? notes, Caller caller, HttpResponse response, BulkExport export, CancellationToken cancellationToken)
    {
        if (!FilterParameters.TryRead(query.Filters(), caller.Agent.Id, caller.Agent.IsRestricted, out var filter, out var wrong)) return Refuse($"{wrong} has no such value.");
        FileDownload.Protect(response);
        return TypedResults.Stream(stream => export.WriteAsync(stream, caller.Workspace, filter, notes ?? true, cancellationToken), Lines, "conversations.ndjson");
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
