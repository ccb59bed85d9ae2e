using Parloir.Bench.Load;

namespace Parloir.Bench.Ingest;

/// <summary>The runs of one server with webhooks of one size. It gets the concurrency that suits it best in its first, and keeps it; each comes after a run that does not count.</summary>
internal sealed class IngestRuns(int messages, BenchSettings settings)
{
    private readonly List<LoadOutcome> _outcomes = [];
    private int[] _candidates = Concurrencies(settings);

    public int Connections => _candidates[0];

    /// <summary>Messages a second of each round.</summary>
    public IReadOnlyList<double> Rates => [.. _outcomes.Select(outcome => outcome.MessagesPerSecond)];

    public static int[] Concurrencies(BenchSettings settings) => settings.Of([128], full: new[] { 64, 128, 256 });

    public async Task RunAsync(WebhookLoad load)
    {
        var runs = new List<(LoadOutcome Outcome, int Connections)>();
        foreach (var connections in _candidates)
        {
            await load.SaturateAsync(connections, messages, settings.Duration / 2);
            runs.Add((await load.SaturateAsync(connections, messages, settings.Duration), connections));
        }
        var best = runs.MaxBy(run => run.Outcome.MessagesPerSecond);
        _candidates = [best.Connections];
        _outcomes.Add(best.Outcome);
    }

    public LoadOutcome OutcomeOf(int round) => _outcomes[round];

    /// <summary>The round whose ratio to these is in the middle.</summary>
    /// <param name="baseline">Messages a second of each round.</param>
    public int MiddleAgainst(IReadOnlyList<double> baseline)
    {
        var rounds = Enumerable.Range(0, _outcomes.Count).OrderBy(round => Rates[round] / baseline[round]).ToList();
        return rounds[rounds.Count / 2];
    }
}
