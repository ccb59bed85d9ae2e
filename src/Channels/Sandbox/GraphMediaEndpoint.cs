using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Parloir.Channels.Sandbox;

/// <summary>Files at the provider: <c>POST /{version}/{phoneNumberId}/media</c>, <c>GET /{version}/{mediaId}</c>, and the address that the latter tells.</summary>
internal sealed class GraphMediaEndpoint(GraphAccess access, SandboxAccounts accounts, SandboxMedia media)
{
    private const long LongestForm = 101L << 20;

    public async Task UploadAsync(HttpContext context)
    {
        var number = (string)context.Request.RouteValues["phoneNumberId"]!;
        var (account, error) = await access.EnterAsync(context, one => one.PhoneNumberId == number, number);
        if (account is null)
        {
            await access.WriteErrorAsync(context, error!);
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        if (!context.Request.HasFormContentType)
        {
            await access.WriteErrorAsync(context, MetaError.InvalidParameter("The content type must be multipart/form-data."));
            return;
        }
        var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LongestForm }, context.RequestAborted);
        if (Check(form) is { } wrong)
        {
            await access.WriteErrorAsync(context, wrong);
            return;
        }
        var file = form.Files["file"]!;
        var data = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(data, context.RequestAborted);
        var kept = await media.AddAsync(account.Id.Value, file.ContentType, null, data, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new MediaId(kept.Id), SandboxJson.Default.MediaId, cancellationToken: context.RequestAborted);
    }

    public async Task FindAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var (account, error) = await access.EnterAsync(context, static _ => true, id);
        if (account is null)
        {
            await access.WriteErrorAsync(context, error!);
            return;
        }
        var named = context.Request.Query["phone_number_id"].ToString();
        if ((named.Length > 0 && named != account.PhoneNumberId) || await media.FindAsync(account.Id.Value, id, context.RequestAborted) is not { } kept)
        {
            await access.WriteErrorAsync(context, MetaError.UnknownObject(id));
            return;
        }
        var address = $"{context.Request.Scheme}://{context.Request.Host}/sandbox/graph-media/{account.Id}/{id}";
        await context.Response.WriteAsJsonAsync(
            new MediaPlace("whatsapp", address, kept.MimeType, kept.Sha256, kept.Size, id), SandboxJson.Default.MediaPlace, cancellationToken: context.RequestAborted);
    }

    /// <summary>As Meta's own store does it: nothing without the token, nor to whoever does not say what program he is.</summary>
    public async Task<IResult> ContentAsync(string account, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } owner || !GraphAccess.ShowsToken(request, owner))
            return TypedResults.Unauthorized();
        if (request.Headers.UserAgent.Count == 0)
            return TypedResults.BadRequest();
        return await media.FindAsync(account, id, cancellationToken) is { } kept && await media.DataAsync(account, id, cancellationToken) is { } data
            ? TypedResults.Bytes(data, kept.MimeType)
            : TypedResults.NotFound();
    }

    private static MetaError? Check(IFormCollection form)
    {
        if (form["messaging_product"] != "whatsapp")
            return MetaError.InvalidParameter("The parameter messaging_product is required and must be \"whatsapp\".");
        if (form.Files["file"] is not { Length: > 0 } file)
            return MetaError.Missing("file");
        if (form["type"].ToString() is not { Length: > 0 } type)
            return MetaError.Missing("type");
        if (MediaKinds.TypeOf(file.ContentType) is not { } kind || type != file.ContentType)
            return MetaError.InvalidParameter($"Param file must be a file with one of the supported types. Received file of type '{file.ContentType}'.");
        return file.Length > MediaKinds.Limit(kind) ? new MetaError(400, 131053, "Media upload error", $"Media file size too big. Max file size we currently support for {kind}: {MediaKinds.Limit(kind)} bytes.") : null;
    }
}
