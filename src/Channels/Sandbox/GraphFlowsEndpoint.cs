using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>Flows at the provider: <c>POST</c> and <c>GET /{version}/{businessAccountId}/flows</c>, <c>POST /{version}/{flowId}/publish</c>.</summary>
internal sealed class GraphFlowsEndpoint(GraphAccess access, SandboxAccounts accounts, SandboxFlows flows)
{
    private const int LongestName = 200;

    public async Task CreateAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["businessAccountId"]!;
        var (account, error) = await access.EnterAsync(context, one => one.BusinessAccountId == id, id);
        if (account is not null)
            error = await CreateAsync(context, account);
        if (error is not null)
            await access.WriteErrorAsync(context, error);
    }

    public async Task ListAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["businessAccountId"]!;
        var (account, error) = await access.EnterAsync(context, one => one.BusinessAccountId == id, id);
        if (account is null)
        {
            await access.WriteErrorAsync(context, error!);
            return;
        }
        var all = await flows.ListAsync(id, context.RequestAborted);
        JsonNode[] data = [.. all.Select(flow => new JsonObject { ["id"] = flow.Id, ["name"] = flow.Name, ["status"] = flow.Status })];
        await AnswerAsync(context, new JsonObject { ["data"] = new JsonArray(data), ["paging"] = new JsonObject { ["cursors"] = new JsonObject() } });
    }

    public async Task PublishAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["flowId"]!;
        foreach (var account in await accounts.AllAsync(context.RequestAborted))
        {
            if (!GraphAccess.ShowsToken(context.Request, account) || await flows.FindAsync(account.BusinessAccountId, id, context.RequestAborted) is not { } flow)
                continue;
            if (FlowReader.Read(flow.Json).Fault is { } fault)
            {
                await access.WriteErrorAsync(context, MetaError.InvalidParameter($"Flow can't be published: {fault}"));
                return;
            }
            await flows.PublishAsync(account.BusinessAccountId, id, context.RequestAborted);
            await AnswerAsync(context, new JsonObject { ["success"] = true });
            return;
        }
        await access.WriteErrorAsync(context, MetaError.UnknownObject(id));
    }

    private async Task<MetaError?> CreateAsync(HttpContext context, ChannelAccount account)
    {
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException)
        {
            return MetaError.InvalidParameter("The body is not JSON.");
        }
        using (body)
        {
            if (body.RootElement.Member("name"u8).TextOrNull() is not { Length: <= LongestName } name)
                return MetaError.InvalidParameter($"Param name must be a string of 1 to {LongestName} characters.");
            if (!body.RootElement.Member("categories"u8).Items().Any())
                return MetaError.InvalidParameter("Param categories must hold at least one category.");
            if (body.RootElement.Member("flow_json"u8).Text() is not { } json)
                return MetaError.InvalidParameter("Param flow_json must be a string.");
            var fault = FlowReader.Read(json).Fault;
            var status = fault is null && body.RootElement.Member("publish"u8).IsTrue() ? SandboxFlow.Published : SandboxFlow.Draft;
            if (await flows.AddAsync(account.BusinessAccountId, name, status, json, context.RequestAborted) is not { } id)
                return MetaError.InvalidParameter("Flow name is not unique.");
            await AnswerAsync(context, new JsonObject { ["id"] = id, ["success"] = true, ["validation_errors"] = Errors(fault) });
            return null;
        }
    }

    private static JsonArray Errors(string? fault) =>
        fault is null ? [] : [new JsonObject { ["error"] = "INVALID_PROPERTY_VALUE", ["error_type"] = "FLOW_JSON_ERROR", ["message"] = fault }];

    private static Task AnswerAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
