using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Parloir.Channels.Sandbox;

/// <summary>The files on a phone, and what Meta decides about templates; README.md describes both.</summary>
internal sealed class MediaAndTemplateEndpoints(
    SandboxAccounts accounts, SandboxMedia media, SandboxTemplates templates, NpgsqlDataSource database, SandboxSignal signal, TimeProvider time)
{
    public const long LongestFile = 100L << 20;
    /// <summary>Owed webhooks stand in the line of a phone; those that concern no phone have one of their own.</summary>
    private const string NoPhone = "templates";

    /// <summary>The body is the file.</summary>
    public async Task<IResult> UploadAsync(string? account, string? fileName, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } owner)
            return Problem(PhoneRefusal.UnknownAccount);
        if (request.ContentType is not { Length: > 0 and <= 200 } type || fileName?.Length > 256)
            return Problem(PhoneRefusal.Invalid("A file has a content type, and a name of at most 256 characters."));
        using var data = new MemoryStream();
        await request.Body.CopyToAsync(data, cancellationToken);
        if (data.Length == 0)
            return Problem(PhoneRefusal.Invalid("The file is empty."));
        var kept = await media.AddAsync(owner.Id.Value, type, fileName, data.ToArray(), cancellationToken);
        return TypedResults.Json(new MediaId(kept.Id), SandboxJson.Default.MediaId, statusCode: StatusCodes.Status201Created);
    }

    public async Task<IResult> DownloadAsync(string id, string? account, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } owner
            || await media.FindAsync(owner.Id.Value, id, cancellationToken) is not { } kept
            || await media.DataAsync(owner.Id.Value, id, cancellationToken) is not { } data)
            return Problem(PhoneRefusal.UnknownMedia);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        var isShown = MediaKinds.TypeOf(kept.MimeType) is "image" or "video" or "audio" or "sticker";
        return TypedResults.Bytes(data, isShown ? kept.MimeType : "application/octet-stream", isShown ? null : kept.FileName ?? "file");
    }

    public async Task<IResult> SetTemplateAsync(string id, string? account, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } owner)
            return Problem(PhoneRefusal.UnknownAccount);
        TemplateChange? change;
        try
        {
            change = await JsonSerializer.DeserializeAsync(request.Body, SandboxJson.Default.TemplateChange, cancellationToken);
        }
        catch (JsonException)
        {
            return Problem(PhoneRefusal.Invalid("The body cannot be read."));
        }
        if (change?.Status is not ("APPROVED" or "PAUSED" or "DISABLED" or "REJECTED" or "PENDING"))
            return Problem(PhoneRefusal.Invalid("status is APPROVED, PAUSED, DISABLED, REJECTED or PENDING."));
        if (await templates.SetStatusAsync(owner, id, change.Status, cancellationToken) is not { } named)
            return Problem(PhoneRefusal.UnknownTemplate);
        await using var step = await ThreadChange.BeginAsync(database, new ThreadKey(owner.Id.Value, NoPhone), cancellationToken);
        await step.OweAsync(MetaEvents.TemplateStatus(owner, id, named.Name, named.Language, change.Status, change.Reason), null, time.GetUtcNow(), cancellationToken);
        await step.CommitAsync(cancellationToken);
        signal.Pulse();
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Problem(PhoneRefusal refusal) => TypedResults.Problem(
        refusal.Detail, statusCode: refusal.Status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
}
