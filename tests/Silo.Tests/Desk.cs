using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parloir.Silo.Tests;

/// <summary>An agent's program: logged in by cookie, patient with a server that is away.</summary>
internal sealed class Desk : IDisposable
{
    private readonly HttpClient http;

    public Desk(Uri engine)
    {
        http = new HttpClient { BaseAddress = engine, Timeout = TimeSpan.FromSeconds(10) };
        http.DefaultRequestHeaders.Add("X-Parloir", "1");
    }

    /// <summary>A database that is on its way back answers 503 for a moment.</summary>
    public Task LogInAsync(string email) => Eventually.HoldsAsync(
        async () =>
        {
            // Attempts are counted, so that none is made before the database is there.
            using var ready = await http.GetAsync("health/ready");
            if (!ready.IsSuccessStatusCode) return false;
            using var answer = await http.PostAsJsonAsync("api/v1/session", new { email, password = "parloir-demo" });
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
            answer.EnsureSuccessStatusCode();
            return true;
        },
        TimeSpan.FromSeconds(30));

    public async Task<JsonElement> GetAsync(string path) => await http.GetFromJsonAsync<JsonElement>(path);

    public async Task<List<JsonElement>> ConversationsAsync()
    {
        var all = new List<JsonElement>();
        var cursor = "";
        do
        {
            var page = await GetAsync($"api/v1/conversations?tab=all&limit=100{cursor}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>The messages of a conversation, oldest first.</summary>
    public async Task<List<JsonElement>> MessagesAsync(string conversation)
    {
        var messages = new List<JsonElement>();
        long? after = 0;
        while (after is not null)
        {
            var page = await GetAsync($"api/v1/conversations/{conversation}/timeline?after={after}&limit=100");
            messages.AddRange(page.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetString() == "message"));
            after = page.GetProperty("after").ValueKind == JsonValueKind.Null ? null : page.GetProperty("after").GetInt64();
        }
        return messages;
    }

    /// <summary>Sends with one client message id until the server says that it has it.</summary>
    public async Task SendAsync(string conversation, string clientMessageId, string text, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await TrySendAsync(conversation, clientMessageId, text) is not HttpStatusCode.Accepted) await pause.WaitForNextTickAsync(cancellationToken);
    }

    private async Task<HttpStatusCode?> TrySendAsync(string conversation, string clientMessageId, string text)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync($"api/v1/conversations/{conversation}/messages", new { clientMessageId, text });
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
