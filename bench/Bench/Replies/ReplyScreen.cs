using System.Text.Json;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;

namespace Parloir.Bench.Replies;

/// <summary>One open conversation on the screen of the agent who answers: which of his messages it shows, and what became of each.</summary>
internal sealed class ReplyScreen : IAsyncDisposable
{
    private readonly HubSocket _socket;
    private readonly PushOrder _order = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _shown = [];
    private readonly HashSet<long> _delivered = [];
    private string? _awaited;
    private TaskCompletionSource? _arrived;

    private ReplyScreen() => _socket = new HubSocket(Take);

    public int OutOfOrder => _order.Breaks;

    /// <summary>Messages that came once more as if they were new.</summary>
    public int Twice { get; private set; }

    public static async Task<ReplyScreen> OpenAsync(Uri address, int agent, string conversation)
    {
        var screen = new ReplyScreen();
        await screen._socket.OpenAsync(HubAddress.Desk(address, AgentAccounts.TokenOf(agent)));
        await screen._socket.CallAsync("SubscribeConversation", $"\"{conversation}\",0");
        return screen;
    }

    /// <summary>Done once the message with that id is shown as delivered.</summary>
    public Task DeliveredAsync(string clientMessageId)
    {
        lock (_gate)
        {
            (_awaited, _arrived) = (clientMessageId, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _arrived.Task;
        }
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void Take(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf("\"target\":\"ConversationSnapshot\""u8) >= 0) _order.BeginConversation(record);
        if (record.IndexOf("\"target\":\"ConversationDelta\""u8) < 0) return;
        _order.Conversation(record);
        var reader = new Utf8JsonReader(record);
        using var delta = JsonDocument.ParseValue(ref reader);
        lock (_gate)
        {
            foreach (var change in delta.RootElement.GetProperty("arguments")[0].GetProperty("changes").EnumerateArray()) Take(change);
            if (_awaited is { } awaited && _shown.TryGetValue(awaited, out var sequence) && _delivered.Contains(sequence)) _arrived!.TrySetResult();
        }
    }

    private void Take(JsonElement change)
    {
        switch (change.GetProperty("change").GetString())
        {
            case "item_added" when change.GetProperty("item") is var item && item.TryGetProperty("clientMessageId", out var id) && id.GetString() is { } own:
                if (!_shown.TryAdd(own, item.GetProperty("sequence").GetInt64())) Twice++;
                break;
            case "delivery_changed" when change.GetProperty("delivery").GetProperty("status").GetString() == "Delivered":
                _delivered.Add(change.GetProperty("message").GetInt64());
                break;
        }
    }
}
