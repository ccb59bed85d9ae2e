using Microsoft.AspNetCore.SignalR;

namespace Parloir.Baselines;

/// <summary>A SignalR group as the documentation shows it.</summary>
internal sealed class BroadcastHub : Hub
{
    public const string Group = "view";

    public Task Join() => Groups.AddToGroupAsync(Context.ConnectionId, Group);
}
