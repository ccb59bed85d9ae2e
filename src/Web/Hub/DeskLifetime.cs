using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Web.Auth;

namespace Parloir.Web.Hub;

/// <summary>The desks that are connected to this node.</summary>
internal sealed class DeskLifetime(ILogger<DefaultHubLifetimeManager<DeskHub>> logger) : DefaultHubLifetimeManager<DeskHub>(logger)
{
    private static readonly object ItemKey = new();
    private readonly ConcurrentDictionary<string, DeskConnection> _desks = new();

    public ICollection<DeskConnection> Desks => _desks.Values;

    public static DeskConnection DeskOf(IDictionary<object, object?> items) => (DeskConnection)items[ItemKey]!;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var caller = Caller.Of(connection.User) ?? throw new InvalidOperationException("The desk hub needs an agent.");
        var desk = new DeskConnection(connection, caller);
        connection.Items[ItemKey] = desk;
        _desks[connection.ConnectionId] = desk;
        // Ends with the connection, which is its token.
        _ = desk.WriteAsync();
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_desks.TryRemove(connection.ConnectionId, out var desk)) desk.Close();
        return base.OnDisconnectedAsync(connection);
    }
}
