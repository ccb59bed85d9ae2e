using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Parloir.Cluster.Tests.Load;

/// <summary>
/// An agent's desk: the list of all conversations and a few of them open. When its connection ends, or it finds a gap, it goes on at the next node from where it
/// stands, as docs/realtime.md asks of clients.
/// </summary>
internal sealed class Screen(Entrance entrance, string token, IReadOnlyList<string> conversations) : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _closing = new();
    private Task _running = Task.CompletedTask;

    public ShownList List { get; } = new("tab=all");
    public IReadOnlyList<ShownConversation> Open { get; } = [.. conversations.Select(id => new ShownConversation(id))];

    /// <summary>How often it had to connect anew.</summary>
    public int Reconnects { get; private set; }

    public Screen Start()
    {
        _running = Task.Run(RunAsync);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running;
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            using var socket = new ClientWebSocket();
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            try
            {
                var outgoing = Channel.CreateUnbounded<string>();
                await ConnectAsync(socket, connection.Token);
                var writing = WriteAsync(socket, outgoing.Reader, connection.Token);
                Subscribe(outgoing.Writer);
                await ReadAsync(socket, outgoing.Writer, connection.Token);
                await connection.CancelAsync();
                await writing;
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or HttpRequestException)
            {
                // Whatever it was: on to the next node.
            }
            await connection.CancelAsync();
            Reconnects++;
            await Task.Delay(Pause, TimeProvider.System, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        var address = new UriBuilder(entrance.Next()) { Scheme = "ws", Path = "/hubs/desk", Query = "access_token=" + token };
        await socket.ConnectAsync(address.Uri, patience.Token);
        await SendAsync(socket, """{"protocol":"json","version":1}""", patience.Token);
    }

    private void Subscribe(ChannelWriter<string> outgoing)
    {
        outgoing.TryWrite(Invocation("SubscribeView", List.Name, List.Position?.DeepClone()));
        foreach (var conversation in Open) outgoing.TryWrite(Invocation("SubscribeConversation", conversation.Id, conversation.Sequence));
    }

    private async Task ReadAsync(ClientWebSocket socket, ChannelWriter<string> outgoing, CancellationToken cancellationToken)
    {
        var (buffer, text) = (new byte[64 * 1024], new MemoryStream());
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) return;
            text.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage) continue;
            foreach (var frame in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
                if (!Take(JsonNode.Parse(frame)!, outgoing))
                    return;
            text.SetLength(0);
        }
    }

    /// <returns>False when it is time to go elsewhere.</returns>
    private bool Take(JsonNode message, ChannelWriter<string> outgoing)
    {
        switch ((int?)message["type"])
        {
            case 1:
                var payload = message["arguments"]![0]!;
                switch ((string)message["target"]!)
                {
                    case "ViewSnapshot":
                        List.Begin(payload);
                        break;
                    case "ViewDelta" when !List.TryApply(payload):
                        outgoing.TryWrite(Invocation("SubscribeView", List.Name, List.Position?.DeepClone()));
                        break;
                    case "ConversationSnapshot":
                        Find(payload).Begin(payload);
                        break;
                    case "ConversationDelta" when Find(payload) is var shown && !shown.TryApply(payload):
                        outgoing.TryWrite(Invocation("SubscribeConversation", shown.Id, shown.Sequence));
                        break;
                    case "ResyncRequired":
                        return false;
                }
                return true;
            case 3:
                return message["error"] is null;
            case 7:
                return false;
            default:
                return true;
        }
    }

    private ShownConversation Find(JsonNode payload) => Open.Single(shown => shown.Id == (string)payload["conversation"]!);

    private static async Task WriteAsync(ClientWebSocket socket, ChannelReader<string> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var silence = new CancellationTokenSource(Ping, TimeProvider.System);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
                await ((Task)outgoing.WaitToReadAsync(either.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                await SendAsync(socket, outgoing.TryRead(out var frame) ? frame : """{"type":6}""", cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The reader finds out as well.
        }
    }

    private static string Invocation(string target, params JsonNode?[] arguments) => new JsonObject
    {
        ["type"] = 1,
        ["invocationId"] = target,
        ["target"] = target,
        ["arguments"] = new JsonArray(arguments),
    }.ToJsonString();

    private static Task SendAsync(ClientWebSocket socket, string frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame + End), WebSocketMessageType.Text, true, cancellationToken);
}
