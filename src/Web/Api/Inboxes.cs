using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Workspaces;
using Parloir.Web.Auth;

namespace Parloir.Web.Api;

internal static class Inboxes
{
    public static void MapInboxes(this IEndpointRouteBuilder api) =>
        api.MapGet("/inboxes", ListAsync).WithName("inboxes").WithSummary("The inboxes of the workspace");

    private static async Task<Ok<Page<InboxView>>> ListAsync(Caller caller, IInboxQueries inboxes, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await inboxes.List(caller.Workspace, cancellationToken)));
}
