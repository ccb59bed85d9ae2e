using Parloir.Bench.Echo;
using Parloir.Bench.Load;
using Parloir.Bench.Replies;

namespace Parloir.Bench.Soak;

/// <summary>What an office does, all at once: customers write at a steady rate, agents answer, change lists and search, desks watch, and some of them lose their network again and again.</summary>
internal sealed class MixedLoad
{
    private const int Screens = 2;
    private const int Repliers = 8;
    private const int Changers = 4;
    private const int Searchers = 2;
    private const int RestlessScreens = 8;
    private static readonly TimeSpan BetweenReplies = TimeSpan.FromMilliseconds(500);

    private readonly Stage _stage;
    private readonly BenchSettings _settings;
    private readonly string[] _conversations;

    private MixedLoad(Stage stage, BenchSettings settings, string[] conversations) => (_stage, _settings, _conversations) = (stage, settings, conversations);

    public static async Task<MixedLoad> PrepareAsync(Stage stage, BenchSettings settings)
    {
        await stage.SetUpAsync();
        await AgentAccounts.CreateAsync(stage.Database, Repliers + Changers + Searchers + RestlessScreens);
        return new(stage, settings, await SandboxCustomers.WriteAsync(stage.Silo.Address, Repliers + Changers, settings.Time));
    }

    public async Task<MixedRound> RunAsync(TimeSpan duration, double webhooksPerSecond)
    {
        var address = _stage.Silo.Address;
        var agent = 0;
        var repliers = new List<Replier>();
        for (var i = 0; i < Repliers; i++) repliers.Add(await Replier.OpenAsync(address, ++agent, _conversations[i], _settings.Time));
        ListChanger[] changers = [.. Enumerable.Range(Repliers, Changers).Select(number => new ListChanger(address, ++agent, _conversations[number], _settings.Time))];
        Searcher[] searchers = [.. Enumerable.Range(0, Searchers).Select(_ => new Searcher(address, ++agent, _settings.Time))];
        RestlessScreen[] restless = [.. Enumerable.Range(0, RestlessScreens).Select(_ => new RestlessScreen(address, ++agent, _settings.Time))];

        // Lists show a customer's last message again when somebody changes his conversation: agents stay with customers of their own.
        var watching = Watched.MeasureAsync(
            _stage.Load, address, webhooksPerSecond, Screens, times => Screen.OfDeskAsync(address, _conversations[0], times), _settings with { Duration = duration });
        await Task.WhenAll(
            [
                watching,
                .. repliers.Select(replier => replier.WriteAsync(duration, BetweenReplies)),
                .. changers.Select(changer => changer.ChangeAsync(duration)),
                .. searchers.Select(searcher => searcher.SearchAsync(duration)),
                .. restless.Select(screen => screen.WatchAsync(duration)),
            ]);
        foreach (var replier in repliers) await replier.DisposeAsync();
        return MixedRound.Of(await watching, repliers, changers, searchers, restless);
    }
}
