using Microsoft.AspNetCore.Http;

namespace Parloir.Channels.Sandbox;

/// <summary><c>GET /{version}/{id}</c>: a phone number, or else a file.</summary>
internal sealed class GraphNodeEndpoint(GraphAccess access, SandboxAccounts accounts, GraphMediaEndpoint media)
{
    public async Task FindAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (await accounts.FindByNumberAsync(id, context.RequestAborted) is null)
        {
            await media.FindAsync(context);
            return;
        }
        var (account, error) = await access.EnterAsync(context, one => one.PhoneNumberId == id, id);
        if (account is null)
            await access.WriteErrorAsync(context, error!);
        else
            await context.Response.WriteAsJsonAsync(
                new NumberNode(id, $"+{SandboxAccounts.DisplayNumber(account)}", account.Name), SandboxJson.Default.NumberNode, cancellationToken: context.RequestAborted);
    }
}
