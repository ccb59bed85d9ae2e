using Microsoft.AspNetCore.SignalR;

namespace Parloir.Web.Hub;

/// <summary>The codes that a hub method fails with.</summary>
internal static class HubError
{
    public static HubException ViewInvalid() => new("view_invalid");
    public static HubException ActivityInvalid() => new("activity_invalid");
    public static HubException NotFound() => new("not_found");
    public static HubException TooManySubscriptions() => new("too_many_subscriptions");
    public static HubException Unavailable() => new("unavailable");
    public static HubException InternalError() => new("internal_error");
}
