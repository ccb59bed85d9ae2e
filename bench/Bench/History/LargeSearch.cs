using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Parloir.Bench.Echo;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;
using Parloir.Journal;

namespace Parloir.Bench.History;

/// <summary>Searches among 10,000, 100,000 and 1,000,000 messages while customers write, and what the following of the search costs those who write.</summary>
internal sealed class LargeSearch(string scenario, Report report, BenchSettings settings)
{
    private const int PerStatement = 5_000;
    private const int Fillers = 2;
    private const double WebhooksPerSecond = 200;
    private const int Connections = 64;
    private const int SlowestMilliseconds = 150;
    private const int MostWarmUpRuns = 5;
    private const double Faster = 0.95;
    private const string WordIndex = "search_entries_by_words";

    private readonly Vocabulary _vocabulary = new();

    public async Task MeasureAsync(LargeWorkspace workspace)
    {
        await workspace.CopyConversationsAsync(settings.Sizes[0]);
        await workspace.Load.WarmUpAsync(Connections, settings);
        await SearchBacklog.DrainAsync(workspace.ConnectionString, settings);
        var filled = 0;
        foreach (var size in settings.Sizes)
        {
            await FillAsync(workspace, filled, size);
            filled = size;
            var latencies = await SearchWarmAsync(workspace);
            report.Add(scenario, $"search among {size:N0} messages: p50", Percentiles.Of(latencies, 0.5).TotalMilliseconds, "ms");
            report.AtMost(scenario, $"search among {size:N0} messages: p95 of {latencies.Length}", Percentiles.Of(latencies, 0.95).TotalMilliseconds, "ms", SlowestMilliseconds);
        }
        await new SearchFollowing(scenario, report, settings).MeasureAsync(workspace);
    }

    /// <summary>Without the index of words, which is made anew afterwards: that takes a fraction of the time.</summary>
    private async Task FillAsync(LargeWorkspace workspace, int first, int last)
    {
        await using var ask = workspace.Database.CreateCommand("select pg_get_indexdef($1::text::regclass)");
        ask.Parameters.AddWithValue(WordIndex);
        var definition = (string)(await ask.ExecuteScalarAsync())!;
        await workspace.ExecuteAsync($"drop index {WordIndex}");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (last - first) / PerStatement).Select(page => first + page * PerStatement), new ParallelOptions { MaxDegreeOfParallelism = Fillers },
            async (page, _) =>
            {
                var chance = new Random(page);
                string[] texts = [.. Enumerable.Range(0, PerStatement).Select(_ => _vocabulary.Message(chance))];
                await workspace.ExecuteAsync(SqlFile.Beside<LargeSearch>("fill-search"), (long)page, texts, (long)settings.Sizes[0]);
            });
        await workspace.ExecuteAsync($"set maintenance_work_mem = '512MB'; {definition}; reset maintenance_work_mem");
        await workspace.ExecuteAsync("vacuum analyze search_entries");
        await workspace.ExecuteAsync("analyze journal");
        // What was written in seconds here took years: none of it is still on its way to the disk.
        await workspace.ExecuteAsync("checkpoint");
    }

    /// <summary>Searches until a run is hardly faster than the one before: a server that has searched fifty times in its life is cold.</summary>
    /// <returns>What each took in the run after that, sorted.</returns>
    private async Task<TimeSpan[]> SearchWarmAsync(LargeWorkspace workspace)
    {
        var before = TimeSpan.MaxValue;
        for (var run = 0; run < settings.Of(1, full: MostWarmUpRuns); run++)
        {
            var median = Percentiles.Of(await SearchAllAsync(workspace), 0.5);
            if (median > before * Faster) break;
            before = median;
        }
        return await SearchAllAsync(workspace);
    }

    /// <summary>One search after the other, for as long as customers write.</summary>
    /// <returns>What each took, sorted.</returns>
    private async Task<TimeSpan[]> SearchAllAsync(LargeWorkspace workspace)
    {
        var times = new DueTimes(workspace.Load.Sent, (int)(WebhooksPerSecond * settings.Duration.TotalSeconds));
        var writing = PacedLoad.RunAsync(workspace.Load, workspace.Silo.Address, Connections, WebhooksPerSecond, times, settings.Time);
        var latencies = new List<TimeSpan>();
        var chance = new Random(1);
        while (!writing.IsCompleted) latencies.Add(await SearchAsync(workspace.Agent, Query(chance, latencies.Count)));
        await writing;
        latencies.Sort();
        return [.. latencies];
    }

    /// <summary>In turn a rare word, one that comes now and then, a common one, two words, the beginning of a word, and the best matches of two.</summary>
    private string Query(Random chance, int number)
    {
        var rare = _vocabulary[chance.Next(Vocabulary.Size / 2, Vocabulary.Size)];
        var middling = _vocabulary[chance.Next(100, 500)];
        var common = _vocabulary[chance.Next(1, 10)];
        return (number % 6) switch
        {
            0 => rare,
            1 => middling,
            2 => common,
            3 => $"{middling}+{common}",
            4 => middling[..4],
            _ => $"{middling}+{common}&sort=best",
        };
    }

    private static async Task<TimeSpan> SearchAsync(HttpClient agent, string query)
    {
        var asked = Stopwatch.GetTimestamp();
        var page = await agent.GetFromJsonAsync<JsonElement>($"api/v1/search?q={query}");
        var elapsed = Stopwatch.GetElapsedTime(asked);
        foreach (var hit in page.GetProperty("items").EnumerateArray())
            if (hit.GetProperty("highlights").GetArrayLength() == 0) throw new InvalidOperationException($"The search for {query} found what has none of these words.");
        return elapsed;
    }
}
