using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Notifications;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class Notifications
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/notifications");
        notifications.MapGet("", ListAsync).WithName("notifications").WithSummary("What the caller was told, the newest first");
        notifications.MapPost("/{id}/read", ReadOneAsync).WithName("readNotification").WithSummary("Marks a notification as read");
        notifications.MapPost("/read", ReadManyAsync).WithName("readNotifications").WithSummary("Marks all notifications as read, or those of a conversation");
    }

    private static async Task<Results<Ok<NotificationPage>, ProblemResult>> ListAsync(
        bool? unread, string? cursor, int? limit, Caller caller, INotificationQueries notifications, CancellationToken cancellationToken)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        try
        {
            return TypedResults.Ok(await notifications.List(
                caller.Workspace, caller.Agent.Id, caller.Agent.IsRestricted, unread == true, cursor, size, cancellationToken));
        }
        catch (FormatException)
        {
            return new ProblemResult(KnownProblems.QueryInvalid("cursor is not one of ours."));
        }
    }

    private static Task<Results<NoContent, ProblemResult>> ReadOneAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ReadAsync(caller, grains, id, null, cancellationToken);

    private static Task<Results<NoContent, ProblemResult>> ReadManyAsync(string? conversation, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ReadAsync(caller, grains, null, conversation, cancellationToken);

    /// <summary>Only the caller's own are there to be read; one that is not is no error, because it is not unread.</summary>
    private static async Task<Results<NoContent, ProblemResult>> ReadAsync(
        Caller caller, IGrainFactory grains, string? id, string? conversation, CancellationToken cancellationToken)
    {
        if ((id is not null && !Inputs.IsId(id)) || (conversation is not null && !Inputs.IsId(conversation))) return new ProblemResult(KnownProblems.NotFound);
        var grain = grains.GetGrain<INotificationsGrain>(caller.Workspace.Key(caller.Agent.Id.Value));
        await grain.MarkRead(id, conversation is null ? null : new ConversationId(conversation), cancellationToken);
        return TypedResults.NoContent();
    }
}
