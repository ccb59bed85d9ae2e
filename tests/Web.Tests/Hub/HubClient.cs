using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>Speaks SignalR's JSON protocol as it stands on the wire: frames that end with 0x1E. Can stop reading, as a stalled browser does.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<JsonNode> _pushes = Channel.CreateUnbounded<JsonNode>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Task _loop = Task.CompletedTask;
    private int _invocation;

    /// <param name="configure">Sets cookies or headers of the handshake.</param>
    public static async Task<HubClient> ConnectAsync(DeskServer server, string? token, Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new HubClient();
        configure?.Invoke(client._socket.Options);
        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/hubs/desk", Query = token is null ? "" : "access_token=" + token };
        // A small window, so that a client that does not read is felt at once.
        using var handler = new SocketsHttpHandler { UseCookies = false, ConnectCallback = ConnectNarrowAsync };
        if (client._socket.Options.Cookies is { } cookies) (handler.UseCookies, handler.CookieContainer) = (true, cookies);
        client._socket.Options.Cookies = null;
        var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await client._socket.ConnectAsync(address.Uri, invoker, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        client._loop = client.ReadAsync();
        var shake = await client.NextAsync();
        Assert.Equal("{}", shake.ToJsonString());
        return client;
    }

    /// <summary>As the agent of that name, by a token.</summary>
    public static async Task<HubClient> ConnectAsAsync(DeskServer server, string agent)
    {
        using var browser = await server.LogInAsync(agent);
        var (_, created) = await browser.PostJsonAsync("/api/v1/tokens", new { name = "hub" });
        return await ConnectAsync(server, (string)created!["token"]!);
    }

    /// <summary>Null: it worked. Otherwise the code that the hub error carries.</summary>
    public async Task<string?> CallAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _invocation).ToString();
        var answer = _calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject
        {
            ["type"] = 1,
            ["invocationId"] = id,
            ["target"] = method,
            ["arguments"] = new JsonArray([.. arguments.Select(argument => argument as JsonNode ?? JsonValue.Create(argument))]),
        };
        await SendAsync(call.ToJsonString());
        var error = (string?)(await answer.Task.WaitAsync(Patience))["error"];
        return error?.Split("HubException: ").Last();
    }

    /// <summary>The next push: its name and its payload.</summary>
    public async Task<(string Target, JsonNode Payload)> NextPushAsync()
    {
        var push = await NextAsync();
        return ((string)push["target"]!, push["arguments"]![0]!);
    }

    public async Task<JsonNode> NextPushAsync(string target)
    {
        var (name, payload) = await NextPushAsync();
        Assert.True(target == name, $"Expected {target}, got {name}: {payload}");
        return payload;
    }

    /// <summary>What has been pushed so far and not been looked at.</summary>
    public bool HasPush => _pushes.Reader.TryPeek(out _);

    public Task StopReadingAsync() => _reading.WaitAsync();

    public void ReadAgain() => _reading.Release();

    public Task Closed => _loop;

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _loop;
        _socket.Dispose();
    }

    private async Task<JsonNode> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _pushes.Reader.ReadAsync(patience.Token);
    }

    private Task SendAsync(string frame) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(frame + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var (buffer, text) = (new byte[16 * 1024], new MemoryStream());
        try
        {
            while (true)
            {
                await _reading.WaitAsync();
                _reading.Release();
                var received = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) break;
                text.Write(buffer, 0, received.Count);
                if (!received.EndOfMessage) continue;
                foreach (var frame in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
                    Take(JsonNode.Parse(frame)!);
                text.SetLength(0);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException
            || exception is InvalidOperationException && _socket.State != WebSocketState.Open)
        {
            // The connection is over; a test that waits for more fails by its own patience.
        }
        _pushes.Writer.TryComplete();
    }

    private void Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 1 or null:
                _pushes.Writer.TryWrite(message);
                break;
            case 3:
                _calls[(string)message["invocationId"]!].SetResult(message);
                break;
        }
    }

    private static async ValueTask<Stream> ConnectNarrowAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 8 * 1024 };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
