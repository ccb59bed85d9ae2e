using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Parloir.Bench.Load;

namespace Parloir.Bench.Replies;

/// <summary>Customers with a phone of the sandbox, who wrote once: so their conversations may be answered, and what is sent to them arrives.</summary>
internal static class SandboxCustomers
{
    /// <summary>Their numbers begin with it.</summary>
    public const string Prefix = "3370000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The first so many of them; who is there already writes no second time.</summary>
    /// <returns>Their conversations.</returns>
    public static async Task<string[]> WriteAsync(Uri address, int count, TimeProvider time)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AgentAccounts.TokenOf(1));
        for (var number = 1; number <= count; number++)
        {
            var phone = PhoneOf(number);
            using var added = await http.PostAsJsonAsync("sandbox/api/phones", new { name = $"Client {number}", phone });
            if (!added.IsSuccessStatusCode) continue;
            using var written = await http.PostAsJsonAsync($"sandbox/api/phones/{phone}/messages", new { text = "Bonjour, où est ma commande ?" });
            written.EnsureSuccessStatusCode();
        }
        var conversations = new string[count];
        for (var number = 1; number <= count; number++) conversations[number - 1] = await FindAsync(http, PhoneOf(number), time);
        return conversations;
    }

    private static string PhoneOf(int number) => $"{Prefix}{number.ToString("D4", CultureInfo.InvariantCulture)}";

    private static async Task<string> FindAsync(HttpClient http, string phone, TimeProvider time)
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            var contacts = await http.GetFromJsonAsync<JsonElement>($"api/v1/contacts?q={phone}&limit=1");
            if (contacts.GetProperty("items") is { } found && found.GetArrayLength() > 0)
            {
                var conversations = await http.GetFromJsonAsync<JsonElement>($"api/v1/contacts/{found[0].GetProperty("id").GetString()}/conversations?limit=1");
                if (conversations.GetProperty("items") is { } open && open.GetArrayLength() > 0) return open[0].GetProperty("id").GetString()!;
            }
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException($"The conversation of {phone} was not there within {Patience}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), time);
        }
    }
}
