using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;

namespace Parloir.Bench.Echo;

/// <summary>One screen that is to show every message of a run. It reads the pushes' bytes instead of parsing them: twenty screens on the machine that is measured must cost little.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly HubSocket _socket;
    private readonly PushOrder _order = new();

    private Screen(DueTimes times)
    {
        Arrivals = new Arrivals(times);
        _socket = new HubSocket(Take);
    }

    public Arrivals Arrivals { get; }
    public int Resyncs { get; private set; }
    public int OutOfOrder => _order.Breaks;

    /// <summary>An agent's desk with the list of all conversations, which shows every message, and one open conversation.</summary>
    public static async Task<Screen> OfDeskAsync(Uri address, string conversation, DueTimes times)
    {
        var cookies = new CookieContainer();
        using var http = await AgentClient.LogInAsync(address, cookies);
        var screen = new Screen(times);
        await screen._socket.OpenAsync(HubAddress.Desk(address), cookies);
        await screen._socket.CallAsync("SubscribeView", "\"tab=all\",null");
        await screen._socket.CallAsync("SubscribeConversation", $"\"{conversation}\",0");
        return screen;
    }

    /// <summary>A member of the SignalR group.</summary>
    public static async Task<Screen> OfGroupAsync(Uri address, DueTimes times)
    {
        var screen = new Screen(times);
        await screen._socket.OpenAsync(HubAddress.Broadcast(address));
        await screen._socket.CallAsync("Join", "");
        return screen;
    }

    public static async Task<string> FindConversationAsync(Uri address)
    {
        using var http = await AgentClient.LogInAsync(address, new CookieContainer());
        var page = await http.GetFromJsonAsync<JsonElement>("api/v1/conversations?tab=all&limit=1");
        return page.GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private void Take(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf("\"target\":\"ViewDelta\""u8) >= 0)
        {
            _order.View(record);
            Arrivals.Take(record);
        }
        else if (record.IndexOf("\"target\":\"Message\""u8) >= 0) Arrivals.Take(record);
        else if (record.IndexOf("\"target\":\"ConversationDelta\""u8) >= 0) _order.Conversation(record);
        else if (record.IndexOf("\"target\":\"ViewSnapshot\""u8) >= 0) _order.BeginView(record);
        else if (record.IndexOf("\"target\":\"ConversationSnapshot\""u8) >= 0) _order.BeginConversation(record);
        else if (record.IndexOf("\"target\":\"ResyncRequired\""u8) >= 0) Resyncs++;
    }
}
