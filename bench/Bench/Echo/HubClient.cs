using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Parloir.Bench.Load;

namespace Parloir.Bench.Echo;

/// <summary>
/// One agent's screen: logged in by cookie, subscribed to the list of all conversations and to one of them. It reads the pushes' bytes instead of parsing
/// them: twenty screens on the machine that is measured must cost little.
/// </summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;
    private readonly ClientWebSocket _socket;
    private readonly DueTimes _times;
    private readonly long[] _arrivals;
    private readonly PushOrder _order = new();
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _answers;

    private HubClient(ClientWebSocket socket, DueTimes times) => (_socket, _times, _arrivals) = (socket, times, new long[times.Count]);

    public int Lost => _arrivals.Count(arrival => arrival == 0);
    public int Twice { get; private set; }
    public int Resyncs { get; private set; }
    public int OutOfOrder => _order.Breaks;

    public static async Task<string> FindConversationAsync(Uri address)
    {
        using var http = await AgentClient.LogInAsync(address, new CookieContainer());
        var page = await http.GetFromJsonAsync<JsonElement>("api/v1/conversations?tab=all&limit=1");
        return page.GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    public static async Task<HubClient> ConnectAsync(Uri address, string conversation, DueTimes times)
    {
        var cookies = new CookieContainer();
        using var http = await AgentClient.LogInAsync(address, cookies);
        var socket = new ClientWebSocket { Options = { Cookies = cookies } };
        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/hubs/desk"), CancellationToken.None);
        var client = new HubClient(socket, times);
        client._reading = client.ReadAsync();
        await client.WriteAsync("""{"protocol":"json","version":1}""");
        await client.WriteAsync("""{"type":1,"invocationId":"1","target":"SubscribeView","arguments":["tab=all",null]}""");
        await client.WriteAsync($$"""{"type":1,"invocationId":"2","target":"SubscribeConversation","arguments":["{{conversation}}",0]}""");
        await client._subscribed.Task;
        return client;
    }

    public IEnumerable<TimeSpan> Latencies()
    {
        for (var i = 0; i < _arrivals.Length; i++)
            if (_arrivals[i] > 0)
                yield return Stopwatch.GetElapsedTime(_times[i], _arrivals[i]);
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _reading;
        _socket.Dispose();
    }

    private Task WriteAsync(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + (char)RecordEnd), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var buffer = new byte[1024 * 1024];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, length * 2);
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return;
            length += received.Count;
            var taken = TakeRecords(buffer.AsSpan(0, length), Stopwatch.GetTimestamp());
            buffer.AsSpan(taken, length - taken).CopyTo(buffer);
            length -= taken;
        }
    }

    private int TakeRecords(ReadOnlySpan<byte> bytes, long now)
    {
        var taken = 0;
        for (int end; (end = bytes[taken..].IndexOf(RecordEnd)) >= 0; taken += end + 1) Take(bytes.Slice(taken, end), now);
        return taken;
    }

    private void Take(ReadOnlySpan<byte> record, long now)
    {
        if (record.StartsWith("""{"type":3"""u8))
        {
            if (record.IndexOf("\"error\""u8) >= 0) _subscribed.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(record)));
            else if (++_answers == 2) _subscribed.TrySetResult();
        }
        else if (record.IndexOf("\"target\":\"ViewDelta\""u8) >= 0)
        {
            _order.View(record);
            TakeMessages(record, now);
        }
        else if (record.IndexOf("\"target\":\"ConversationDelta\""u8) >= 0) _order.Conversation(record);
        else if (record.IndexOf("\"target\":\"ViewSnapshot\""u8) >= 0) _order.BeginView(record);
        else if (record.IndexOf("\"target\":\"ConversationSnapshot\""u8) >= 0) _order.BeginConversation(record);
        else if (record.IndexOf("\"target\":\"ResyncRequired\""u8) >= 0) Resyncs++;
    }

    private void TakeMessages(ReadOnlySpan<byte> record, long now)
    {
        var marker = "\"text\":\"m-"u8;
        for (int at; (at = record.IndexOf(marker)) >= 0; record = record[(at + marker.Length + 12)..])
        {
            var index = _times.IndexOf(JsonNumber.Read(record.Slice(at + marker.Length, 12)));
            if (index < 0) continue;
            if (_arrivals[index] > 0) Twice++;
            else _arrivals[index] = now;
        }
    }
}
