using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parloir.Cluster.Tests.Load;

/// <param name="Text">What the customer reads.</param>
internal sealed record Taken(string Recipient, string Text, string Callback, string Id);

/// <summary>
/// Meta's Graph API as far as sending goes. Refuses what Meta would refuse, is sometimes busy, sometimes breaks off after it has taken a message, and tells the
/// engine by webhooks what became of each one that it took.
/// </summary>
internal sealed class StrictGraph : IAsyncDisposable
{
    private const int Tellers = 4;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly Channel<Taken> _toTell = Channel.CreateUnbounded<Taken>();
    private readonly Random _chance;
    private Task _telling = Task.CompletedTask;
    private int _untold;

    private StrictGraph(WebApplication app, Random chance) => (_app, _chance) = (app, chance);

    public Uri Address => new(_app.Urls.First());

    /// <summary>In the order in which they were taken.</summary>
    public IReadOnlyCollection<Taken> Taken => _taken;

    /// <summary>What Meta would not have taken.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Every status was acknowledged.</summary>
    public bool HasToldAll => Volatile.Read(ref _untold) == 0;

    public static async Task<StrictGraph> StartAsync(IPAddress address, int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(address, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var graph = new StrictGraph(app, new Random(seed));
        app.MapPost("/{version}/{number}/messages", graph.SendAsync);
        await app.StartAsync();
        return graph;
    }

    public void TellThrough(Entrance entrance) => _telling = Task.WhenAll(Enumerable.Range(0, Tellers).Select(_ => TellAsync(entrance)));

    public async ValueTask DisposeAsync()
    {
        _toTell.Writer.TryComplete();
        await _telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private async Task<IResult> SendAsync(HttpContext context, string number)
    {
        var fate = Draw();
        if (fate < 4) return Error(HttpStatusCode.ServiceUnavailable, 131000, "Something went wrong", isTransient: true);
        if (Problem(context, number, await JsonDocument.ParseAsync(context.Request.Body), out var send) is { } problem)
        {
            _violations.Enqueue(problem);
            return Error(HttpStatusCode.BadRequest, 100, problem, isTransient: false);
        }
        var taken = send! with { Id = string.Create(CultureInfo.InvariantCulture, $"wamid.out.{_taken.Count}.{send!.Callback}") };
        _taken.Enqueue(taken);
        Interlocked.Increment(ref _untold);
        _toTell.Writer.TryWrite(taken);
        if (fate < 6) context.Abort();
        return Results.Json(new { messaging_product = "whatsapp", contacts = new[] { new { input = taken.Recipient, wa_id = taken.Recipient } }, messages = new[] { new { id = taken.Id } } });
    }

    private static string? Problem(HttpContext context, string number, JsonDocument body, out Taken? send)
    {
        send = null;
        if (context.Request.Headers.Authorization != "Bearer demo-access-token") return "Invalid OAuth access token";
        if (number != "100000000000001") return $"Unknown phone number id {number}";
        var root = body.RootElement;
        if (Text(root, "messaging_product") != "whatsapp" || Text(root, "type") != "text") return "Unsupported message";
        if (Text(root, "to") is not { Length: > 0 } to || !to.All(char.IsAsciiDigit)) return "No recipient";
        if (!root.TryGetProperty("text", out var text) || Text(text, "body") is not { Length: > 0 and <= 4096 } words) return "No text";
        if (Text(root, "biz_opaque_callback_data") is not { Length: > 0 and <= 512 } callback) return "No callback data";
        send = new Taken(to, words, callback, "");
        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IResult Error(HttpStatusCode status, int code, string message, bool isTransient) =>
        Results.Json(new { error = new { message, type = "OAuthException", code, is_transient = isTransient } }, statusCode: (int)status);

    private int Draw()
    {
        lock (_chance) return _chance.Next(100);
    }

    private async Task TellAsync(Entrance entrance)
    {
        await foreach (var taken in _toTell.Reader.ReadAllAsync())
        {
            foreach (var status in new[] { "sent", "delivered" })
            {
                var body = Meta.Status(taken.Recipient, taken.Id, status, taken.Callback);
                await entrance.InsistAsync($"{status} of {taken.Text}", engine => Meta.Request(engine, body), HttpStatusCode.OK);
            }
            Interlocked.Decrement(ref _untold);
        }
    }
}
