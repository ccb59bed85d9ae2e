using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Parloir.Channels.Sandbox;

/// <summary><c>GET /{version}/{businessAccountId}/message_templates</c>, page by page.</summary>
internal sealed class GraphTemplatesEndpoint(GraphAccess access, SandboxTemplates templates)
{
    private const int DefaultLimit = 25;

    public async Task ListAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["businessAccountId"]!;
        var (account, error) = await access.EnterAsync(context, one => one.BusinessAccountId == id, id);
        if (account is null)
        {
            await access.WriteErrorAsync(context, error!);
            return;
        }
        var query = context.Request.Query;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : DefaultLimit;
        var start = int.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var all = await templates.ListAsync(account, context.RequestAborted);
        var page = all.Skip(start).Take(limit).ToArray();
        var end = start + page.Length;
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = start.ToString(CultureInfo.InvariantCulture), ["after"] = end.ToString(CultureInfo.InvariantCulture) } };
        if (end < all.Count)
            paging["next"] = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}?limit={limit}&after={end}";
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(new JsonObject { ["data"] = new JsonArray(page), ["paging"] = paging }.ToJsonString(), context.RequestAborted);
    }
}
