using System.Net;
using System.Net.WebSockets;
using System.Text;
using Parloir.Bench.Echo;

namespace Parloir.Bench.Fanout;

/// <summary>One socket of an audience. It counts pushes by their bytes: ten thousand of them share the machine with the server.</summary>
internal sealed class Watcher(Audience audience) : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("""{"type":6}""" + (char)RecordEnd);

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PushOrder _order = new();
    private byte[] _buffer = new byte[2048];
    private Task _reading = Task.CompletedTask;

    public int OutOfOrder => _order.Breaks;

    public async Task OpenAsync(Uri hub, CookieContainer cookies, string subscription)
    {
        _socket.Options.Cookies = cookies;
        await _socket.ConnectAsync(hub, CancellationToken.None);
        _reading = ReadAsync();
        await WriteAsync("""{"protocol":"json","version":1}""");
        await WriteAsync(subscription);
        await _opened.Task;
    }

    public Task PingAsync() => SendAsync(Ping);

    public async Task CloseAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _reading;
    }

    public void Dispose() => _socket.Dispose();

    private Task WriteAsync(string record) => SendAsync(Encoding.UTF8.GetBytes(record + (char)RecordEnd));

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return;
            length += received.Count;
            var taken = 0;
            for (int end; (end = _buffer.AsSpan(taken, length - taken).IndexOf(RecordEnd)) >= 0; taken += end + 1) Take(_buffer.AsSpan(taken, end));
            _buffer.AsSpan(taken, length - taken).CopyTo(_buffer);
            length -= taken;
        }
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        if (record.StartsWith("""{"type":3"""u8))
        {
            if (record.IndexOf("\"error\""u8) >= 0) _opened.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(record)));
            else _opened.TrySetResult();
        }
        else if (record.IndexOf("\"target\":\"ViewDelta\""u8) >= 0)
        {
            if (record.IndexOf("\"position\":"u8) >= 0) _order.View(record);
            audience.Delivered(this, record.Length);
        }
        else if (record.IndexOf("\"target\":\"ViewSnapshot\""u8) >= 0) _order.BeginView(record);
        else if (record.IndexOf("\"target\":\"ResyncRequired\""u8) >= 0) audience.Resynced();
    }
}
