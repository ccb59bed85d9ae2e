using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Parloir.Cluster.Tests.Load;

/// <summary>Customers who write, agents who answer, and screens that show it, until it is enough.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int Customers = 24;
    private const int Answered = 12;
    private const int Screens = 5;
    private const int OpenOnEach = 3;
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenReplies = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource _enough = new();
    private readonly List<Screen> _screens = [];
    private Task _writing = Task.CompletedTask;

    private SteadyLoad(Entrance entrance, string token) => (Entrance, Token) = (entrance, token);

    public Entrance Entrance { get; }

    /// <summary>Of an administrator.</summary>
    public string Token { get; }
    public Promises Promises { get; } = new();
    public IReadOnlyList<Screen> AllScreens => _screens;

    /// <summary>Everybody is known and at work when this returns.</summary>
    public static async Task<SteadyLoad> StartAsync(Entrance entrance, StrictGraph provider, int seed)
    {
        var load = new SteadyLoad(entrance, await LogInAsync(entrance));
        provider.TellThrough(entrance);
        var customers = Enumerable.Range(0, Customers).Select(place => new Customer($"336700{place:D5}", entrance, load.Promises, new Random(seed + place))).ToArray();
        await Task.WhenAll(customers.Select(customer => customer.WriteOneAsync()));
        var conversations = await load.ConversationsAsync();
        for (var screen = 0; screen < Screens; screen++)
            load._screens.Add(new Screen(entrance, load.Token, [.. Enumerable.Range(screen * OpenOnEach, OpenOnEach).Select(at => conversations[customers[at].Phone])]).Start());
        var agents = customers.Take(Answered).Select(customer => new Agent(customer.Phone, conversations[customer.Phone], load.Token, entrance, load.Promises));
        load._writing = Task.WhenAll([
            .. customers.Select(customer => customer.WriteAsync(BetweenMessages, load._enough.Token)),
            .. agents.Select(agent => agent.ReplyAsync(BetweenReplies, load._enough.Token)),
        ]);
        return load;
    }

    /// <summary>Nobody begins anything new; what was begun is acknowledged when this returns. The screens stay.</summary>
    public async Task StopAsync()
    {
        await _enough.CancelAsync();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var screen in _screens) await screen.DisposeAsync();
        Entrance.Dispose();
        _enough.Dispose();
    }

    /// <summary>Conversation ids by customer.</summary>
    private async Task<Dictionary<string, string>> ConversationsAsync()
    {
        var page = JsonNode.Parse(await Entrance.GetAsync(Token, "api/v1/conversations?tab=all&limit=100"))!;
        return page["items"]!.AsArray().ToDictionary(item => ((string)item!["contact"]!["name"]!)["Customer ".Length..], item => (string)item!["id"]!);
    }

    private static async Task<string> LogInAsync(Entrance entrance)
    {
        var engine = entrance.Next();
        using var browser = new HttpClient { BaseAddress = engine };
        browser.DefaultRequestHeaders.Add("X-Parloir", "1");
        using var session = await browser.PostAsJsonAsync("api/v1/session", new { email = "admin@demo.test", password = "parloir-demo" });
        session.EnsureSuccessStatusCode();
        using var created = await browser.PostAsJsonAsync("api/v1/tokens", new { name = "load" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return (string)JsonNode.Parse(await created.Content.ReadAsStringAsync())!["token"]!;
    }
}
