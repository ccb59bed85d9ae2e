namespace Parloir.Bench.Hub;

/// <summary>Where hubs are.</summary>
internal static class HubAddress
{
    public static Uri Desk(Uri server) => new($"ws://{server.Authority}/hubs/desk");

    /// <summary>Of an agent who shows a token, as a program does.</summary>
    public static Uri Desk(Uri server, string token) => new($"ws://{server.Authority}/hubs/desk?access_token={token}");

    /// <summary>The SignalR group that the silo is compared with.</summary>
    public static Uri Broadcast(Uri server) => new($"ws://{server.Authority}/hubs/broadcast");
}
