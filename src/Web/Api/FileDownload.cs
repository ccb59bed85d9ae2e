using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Parloir.Grains.Attachments;

namespace Parloir.Web.Api;

/// <summary>
/// Hands out what strangers sent. A browser shows only pictures, sound and film; anything else it can but save, and nothing of it runs as a page of ours.
/// A file's address always gives the same bytes, and so a browser keeps them.
/// </summary>
internal static class FileDownload
{
    public const string AnyType = "application/octet-stream";

    public static IResult Answer(HttpResponse response, Stream content, string fileName, string mimeType, BlobId checksum)
    {
        var isShown = IsShown(mimeType);
        var headers = response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, max-age=31536000, immutable";
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(fileName);
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(
            content, isShown ? mimeType : AnyType, entityTag: new EntityTagHeaderValue($"\"{checksum.Value}\""), enableRangeProcessing: true);
    }

    /// <summary>For what is made when it is asked for: never kept, and never run as a page of ours.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }

    private static bool IsShown(string mimeType) => mimeType
        is "image/jpeg" or "image/png" or "image/gif" or "image/webp"
        or "video/mp4" or "video/3gpp" or "audio/aac" or "audio/amr" or "audio/mpeg" or "audio/mp4" or "audio/ogg";
}
