using System.Net;
using Parloir.Bench.Hub;

namespace Parloir.Bench.Fanout;

/// <summary>One socket of an audience. It counts pushes by their bytes.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly Audience _audience;
    private readonly HubSocket _socket;
    private readonly PushOrder _order = new();

    public Watcher(Audience audience)
    {
        _audience = audience;
        _socket = new HubSocket(Take);
    }

    public int OutOfOrder => _order.Breaks;

    public async Task OpenAsync(Uri hub, CookieContainer? cookies, string method, string arguments)
    {
        await _socket.OpenAsync(hub, cookies);
        await _socket.CallAsync(method, arguments);
    }

    public Task PingAsync() => _socket.PingAsync();

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void Take(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf("\"target\":\"ViewDelta\""u8) >= 0)
        {
            if (record.IndexOf("\"position\":"u8) >= 0) _order.View(record);
            _audience.Delivered(this, record.Length);
        }
        else if (record.IndexOf("\"target\":\"ViewSnapshot\""u8) >= 0) _order.BeginView(record);
        else if (record.IndexOf("\"target\":\"ResyncRequired\""u8) >= 0) _audience.Resynced();
    }
}
