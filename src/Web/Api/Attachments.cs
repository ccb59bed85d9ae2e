using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Conversations;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class Attachments
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/attachments", UploadAsync).WithMetadata(new StreamedBody()).WithName("uploadAttachment")
            .WithSummary("Takes a file in for a message that is to be sent within a day; the body is the file itself");
        api.MapGet("/conversations/{id}/messages/{sequence:long}/attachment", ContentAsync).WithName("attachment")
            .WithSummary("The file of a message; ranges can be asked for").Produces<Stream>(StatusCodes.Status200OK, FileDownload.AnyType);
        api.MapGet("/conversations/{id}/messages/{sequence:long}/thumbnail", ThumbnailAsync).WithName("thumbnail")
            .WithSummary("The picture of a message in a small size; 307 to the picture itself where there is no smaller one")
            .Produces<Stream>(StatusCodes.Status200OK, "image/webp").Produces(StatusCodes.Status307TemporaryRedirect);
    }

    private static async Task<Results<Created<UploadedAttachment>, ProblemResult>> UploadAsync(
        string fileName, Stream content, Caller caller, IAttachments attachments, CancellationToken cancellationToken)
    {
        if (fileName.Length > 1024 || fileName.Contains('\0')) return new ProblemResult(KnownProblems.QueryInvalid("fileName is at most 1024 characters, without NUL."));
        return await attachments.UploadAsync(caller.Workspace, caller.Agent.Id, fileName, content, cancellationToken) switch
        {
            UploadResult.Uploaded(var uploaded) => TypedResults.Created((string?)null, uploaded),
            UploadResult.Refused(var reason) => new ProblemResult(KnownProblems.Of(reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> ContentAsync(
        string id, long sequence, Caller caller, HttpResponse response,
        Visibility visibility, IAttachments attachments, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, sequence, caller, visibility, attachments, cancellationToken) is not { } file
            || await blobs.OpenAsync(caller.Workspace, file.Checksum, cancellationToken) is not { } content)
            return new ProblemResult(KnownProblems.NotFound);
        return FileDownload.Answer(response, content, file.FileName, file.MimeType, file.Checksum);
    }

    private static async Task<IResult> ThumbnailAsync(
        string id, long sequence, Caller caller, HttpResponse response,
        Visibility visibility, IAttachments attachments, IThumbnails thumbnails, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, sequence, caller, visibility, attachments, cancellationToken) is not { } file || !file.MimeType.StartsWith("image/", StringComparison.Ordinal))
            return new ProblemResult(KnownProblems.NotFound);
        var result = await thumbnails.FindAsync(caller.Workspace, file, cancellationToken);
        if (result is ThumbnailResult.Made(var small) && await blobs.OpenAsync(caller.Workspace, small, cancellationToken) is { } content)
            return FileDownload.Answer(response, content, Path.ChangeExtension(file.FileName, ".webp"), "image/webp", small);
        response.Headers.CacheControl = result is ThumbnailResult.Never ? "private, max-age=86400" : "no-store";
        return TypedResults.Redirect($"{ParloirApi.Root}/conversations/{id}/messages/{sequence}/attachment", permanent: false, preserveMethod: true);
    }

    /// <summary>Who may not see the conversation does not learn that it has files.</summary>
    private static async Task<StoredFile?> FindAsync(
        string id, long sequence, Caller caller, Visibility visibility, IAttachments attachments, CancellationToken cancellationToken)
    {
        var conversation = new ConversationId(id);
        return Inputs.IsId(id) && await visibility.FindAsync(caller, conversation, cancellationToken) is not null
            ? await attachments.FindAsync(caller.Workspace, conversation, sequence, cancellationToken)
            : null;
    }

    /// <summary>The limit is the attachments' own, and holds while the body is read.</summary>
    private sealed class StreamedBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
