using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class ChannelAccounts
{
    public static void MapChannelAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/channel-accounts");
        accounts.MapGet("", ListAsync).WithName("channelAccounts").WithSummary("The channel accounts that a conversation can be started through");
        accounts.MapGet("/{id}/templates", TemplatesAsync).WithName("templates").WithSummary("The template catalogue of a channel account, whatever the state of each");
        accounts.MapPost("/{id}/templates/sync", SyncAsync).WithName("syncTemplates").WithSummary("Reads the catalogue from the provider now");
    }

    private static async Task<Ok<Page<ChannelAccountView>>> ListAsync(Caller caller, IChannelAccountDirectory directory, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole<ChannelAccountView>(
            [.. (await directory.ListAsync(caller.Workspace, cancellationToken)).Select(account => new ChannelAccountView(account.Id, account.Name, account.Type, account.Inbox))]));

    private static async Task<Results<Ok<Page<MessageTemplate>>, ProblemResult>> TemplatesAsync(
        string id, Caller caller, IChannelAccountDirectory directory, IMessageTemplates templates, CancellationToken cancellationToken) =>
        await FindAsync(directory, caller, id, cancellationToken) is { } account
            ? TypedResults.Ok(Page.Whole(await templates.ListAsync(caller.Workspace, account.Id, cancellationToken)))
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<Page<MessageTemplate>>, ProblemResult>> SyncAsync(
        string id, Caller caller, IChannelAccountDirectory directory, IGrainFactory grains, IMessageTemplates templates, CancellationToken cancellationToken)
    {
        if (await FindAsync(directory, caller, id, cancellationToken) is not { } account) return new ProblemResult(KnownProblems.NotFound);
        var listing = await grains.GetGrain<IChannelAccountGrain>(caller.Workspace.Key(account.Id.Value)).SyncTemplates(cancellationToken);
        return listing is TemplateListing.Failed(var error)
            ? new ProblemResult(KnownProblems.ProviderFailed(error))
            : TypedResults.Ok(Page.Whole(await templates.ListAsync(caller.Workspace, account.Id, cancellationToken)));
    }

    /// <summary>Null when the caller's workspace has no such account.</summary>
    public static async ValueTask<ChannelAccount?> FindAsync(IChannelAccountDirectory directory, Caller caller, string id, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await directory.Find(new ChannelAccountId(id), cancellationToken) is { } account && account.Workspace == caller.Workspace ? account : null;
}
