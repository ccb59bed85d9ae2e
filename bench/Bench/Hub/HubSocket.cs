using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Parloir.Bench.Hub;

/// <summary>Takes one record of the hub protocol, without what ends it.</summary>
internal delegate void RecordReader(ReadOnlySpan<byte> record);

/// <summary>
/// One connection with SignalR's JSON protocol. It only cuts records apart, by their bytes, and leaves reading them to its owner: ten thousand of them share
/// the machine with the server.
/// </summary>
internal sealed class HubSocket(RecordReader read) : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("""{"type":6}""" + (char)RecordEnd);

    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[2048];
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isDropped;

    /// <param name="cookies">Null for a hub that asks nobody who he is, or an address with a token.</param>
    public async Task OpenAsync(Uri hub, CookieContainer? cookies = null)
    {
        _socket.Options.Cookies = cookies;
        await _socket.ConnectAsync(hub, CancellationToken.None);
        _reading = ReadAsync();
        await WriteAsync("""{"protocol":"json","version":1}""");
    }

    /// <summary>Calls a method of the hub; one at a time. Done after the pushes that the method made.</summary>
    /// <param name="arguments">JSON values with commas between them.</param>
    public async Task CallAsync(string method, string arguments)
    {
        var answer = _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}""");
        await answer.Task;
    }

    public Task PingAsync() => SendAsync(Ping);

    /// <summary>As a network that breaks: without a word.</summary>
    public async Task DropAsync()
    {
        _isDropped = true;
        _socket.Abort();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            await _reading;
        }
        _socket.Dispose();
    }

    private Task WriteAsync(string record) => SendAsync(Encoding.UTF8.GetBytes(record + (char)RecordEnd));

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var length = 0;
        try
        {
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
        catch (Exception exception) when (_isDropped && exception is WebSocketException or OperationCanceledException)
        {
            // It was we who broke it.
        }
        finally
        {
            _answer.TrySetException(new IOException("The hub has closed the connection."));
        }
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        if (!record.StartsWith("""{"type":3"""u8)) read(record);
        else if (record.IndexOf("\"error\""u8) >= 0) _answer.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(record)));
        else _answer.TrySetResult();
    }
}
