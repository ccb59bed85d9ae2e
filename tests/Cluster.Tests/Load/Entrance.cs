using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Parloir.Cluster.Tests.Load;

/// <param name="Sent">Timestamp.</param>
/// <param name="Status">Null: there was no answer.</param>
internal sealed record Attempt(string What, Uri Engine, long Sent, TimeSpan Took, HttpStatusCode? Status);

/// <summary>Where clients go in: one node after the other, or one proxy. Every attempt is remembered.</summary>
/// <param name="patience">For one attempt.</param>
internal sealed class Entrance(TimeSpan patience, params Uri[] addresses) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseCookies = false }) { Timeout = patience };
    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private readonly ConcurrentDictionary<Uri, byte> _closed = new();
    private int _turn;

    public IReadOnlyCollection<Attempt> Attempts => _attempts;

    public Uri Next()
    {
        var open = addresses.Where(address => !_closed.ContainsKey(address)).ToArray();
        return open[(uint)Interlocked.Increment(ref _turn) % open.Length];
    }

    /// <summary>Nobody is sent there any more, as by a proxy whose health checks fail.</summary>
    public void Close(Uri address) => _closed[address] = 0;

    public void Reopen(Uri address) => _closed.TryRemove(address, out _);

    /// <summary>Asks one address after the other until one answers as it should.</summary>
    public async Task<string> InsistAsync(string what, Func<Uri, HttpRequestMessage> request, HttpStatusCode wanted)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ;)
        {
            var (status, body) = await TryAsync(what, Next(), request);
            if (status == wanted) return body;
            if (TimeProvider.System.GetElapsedTime(since) > Limit) throw new TimeoutException($"{what}: no {wanted} within {Limit}; at last {status} {body}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    public Task<string> GetAsync(string token, string path) => InsistAsync(path, engine => Get(engine, token, path), HttpStatusCode.OK);

    public static HttpRequestMessage Get(Uri engine, string token, string path) =>
        new(HttpMethod.Get, new Uri(engine, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode? Status, string Body)> TryAsync(string what, Uri engine, Func<Uri, HttpRequestMessage> request)
    {
        var sent = TimeProvider.System.GetTimestamp();
        HttpStatusCode? status = null;
        var body = "";
        try
        {
            using var message = request(engine);
            using var answer = await _http.SendAsync(message);
            body = await answer.Content.ReadAsStringAsync();
            status = answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            body = exception.Message;
        }
        _attempts.Enqueue(new Attempt(what, engine, sent, TimeProvider.System.GetElapsedTime(sent), status));
        return (status, body);
    }
}
