using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Export;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientKey">Chosen by the client, 1 to 64 characters: however often the same agent sends it on one day, the conversation says once that he downloaded it.</param>
/// <param name="Format"><c>json</c> (null), <c>txt</c> or <c>html</c>.</param>
/// <param name="Attachments">With the files.</param>
/// <param name="Notes">With what is internal.</param>
/// <param name="Language"><c>en</c> (null) or <c>fr</c>: of what people read.</param>
/// <param name="TimeZone">An IANA name: whose clock people read; null: the caller's own.</param>
public sealed record ExportRequest(string ClientKey, string? Format = null, bool Attachments = false, bool Notes = true, string? Language = null, string? TimeZone = null);

/// <param name="Conversations">1 to 500; one that is asked for twice comes once.</param>
/// <param name="Export">The members are those of one conversation's.</param>
public sealed record ManyExportRequest(IReadOnlyList<ConversationId> Conversations, ExportRequest Export);

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
        api.MapPost("/conversations/{id}/export", ExportAsync).WithName("exportConversation")
            .WithSummary("A whole conversation as a file, or as an archive with its files; the conversation says who downloaded it")
            .Produces<Stream>(StatusCodes.Status200OK, FileDownload.AnyType);
        api.MapPost("/conversations/export", ExportChosenAsync).WithName("exportChosenConversations")
            .WithSummary("Some conversations as a zip archive, a folder for each").Produces<Stream>(StatusCodes.Status200OK, Archive);
        api.MapGet("/conversations/export", BulkAsync).RequireAuthorization(Schemes.Administrators).WithName("exportConversations")
            .WithSummary("All conversations of a list, one JSON record a line").Produces<Stream>(StatusCodes.Status200OK, Lines);
    }

    private static async Task<IResult> ExportAsync(
        ExportRequest request, [AsParameters] ConversationTarget target, HttpResponse response, ConversationExport export, TimeProvider time)
    {
        var (caller, cancellationToken) = (target.Caller, target.CancellationToken);
        var (options, fault) = await OptionsAsync(request, caller, target.Grains, cancellationToken);
        if (options is null) return fault!;
        if (await RecordAsync(request, target, time) is not { } conversation) return new ProblemResult(KnownProblems.NotFound);
        var name = string.Create(CultureInfo.InvariantCulture, $"conversation-{conversation.DisplayNumber}");
        FileDownload.Protect(response);
        return options.WithFiles
            ? TypedResults.Stream(stream => export.WriteArchiveAsync(stream, caller.Workspace, conversation, options, cancellationToken), Archive, $"{name}.zip")
            : TypedResults.Stream(
                stream => export.WriteAsync(stream, caller.Workspace, conversation, options, cancellationToken), options.Format.ContentType, $"{name}.{options.Format.Extension}");
    }

    private static async Task<IResult> ExportChosenAsync(
        ManyExportRequest request, Caller caller, IGrainFactory grains, HttpResponse response, Visibility visibility, ConversationExport export, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (options, fault) = await OptionsAsync(request.Export, caller, grains, cancellationToken);
        if (options is null) return fault!;
        if (request.Conversations.Count == 0) return new ProblemResult(KnownProblems.RequestInvalid("conversations", "At least one."));
        if (request.Conversations.Count > BulkActions.Limit) return new ProblemResult(KnownProblems.TooManyConversations(BulkActions.Limit));
        var asked = request.Conversations.Distinct().ToArray();
        var found = new ConversationView?[asked.Length];
        await Parallel.ForAsync(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = LookedUpAtOnce, CancellationToken = cancellationToken },
            async (i, token) => found[i] = await RecordAsync(request.Export, new ConversationTarget(asked[i].Value, caller, grains, visibility, token), time));
        ConversationView[] chosen = [.. found.OfType<ConversationView>()];
        if (chosen.Length == 0) return new ProblemResult(KnownProblems.NotFound);
        FileDownload.Protect(response);
        response.Headers[CountHeader] = chosen.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Stream(stream => export.WriteManyAsync(stream, caller.Workspace, chosen, options, cancellationToken), Archive, "conversations.zip");
    }

    /// <summary>The conversation knows who gets it before he does; a key hides nobody else's download, and none of another day. Null when there is none that he may see.</summary>
    private static async Task<ConversationView?> RecordAsync(ExportRequest request, ConversationTarget target, TimeProvider time)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{target.Caller.Agent.Id}/{time.GetUtcNow():yyyy-MM-dd}/{request.ClientKey}");
        return (await target.ExecuteAsync(by => new ConversationCommand.RecordDownload(by, key))).View;
    }

    private static async Task<(ExportOptions? Options, ProblemResult? Fault)> OptionsAsync(
        ExportRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (Inputs.ClientIdFault(request.ClientKey, "clientKey") is { } fault) return (null, fault);
        if (Transcript.FormatOf(request.Format) is not { } format) return Refuse("format", "json, txt or html.");
        if (DeskWords.In(request.Language) is not { } desk) return Refuse("language", "en or fr.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone ?? caller.Agent.TimeZone) is not { } zone) return (null, new ProblemResult(KnownProblems.Of(new Rejection.TimeZoneUnknown())));
        var catalogues = grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value);
        var labels = (await catalogues.Labels(cancellationToken)).ToFrozenDictionary(label => label.Id, label => label.Name);
        var keywords = (await catalogues.Keywords(cancellationToken)).ToFrozenDictionary(keyword => keyword.Id, keyword => keyword.Name);
        return (new ExportOptions(format, new TranscriptWords(desk, zone, labels, keywords), request.Notes, request.Attachments), null);

        static (ExportOptions?, ProblemResult?) Refuse(string field, string detail) => (null, new ProblemResult(KnownProblems.RequestInvalid(field, detail)));
    }

    private static IResult BulkAsync([AsParameters] ConversationListQuery query, bool? notes, Caller caller, HttpResponse response, BulkExport export, CancellationToken cancellationToken)
    {
        if (!FilterParameters.TryRead(query.Filters(), caller.Agent.Id, caller.Agent.IsRestricted, out var filter, out var wrong)) return new ProblemResult(KnownProblems.FilterInvalid(wrong));
        FileDownload.Protect(response);
        return TypedResults.Stream(stream => export.WriteAsync(stream, caller.Workspace, filter, notes ?? true, cancellationToken), Lines, "conversations.ndjson");
    }
}
