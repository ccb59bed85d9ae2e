using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.History;

/// <summary>Pages of lists, and their counts, in a workspace of 10,000, 100,000 and 1,000,000 conversations.</summary>
internal sealed class LargeLists(string scenario, Report report, BenchSettings settings)
{
    private const double Flat = 2;

    private static readonly (string Name, string Path)[] Readings =
    [
        ("all, a page", "api/v1/conversations?tab=all"),
        ("unassigned, a page", "api/v1/conversations?tab=unassigned"),
        ("resolved, a page", "api/v1/conversations?tab=all&status=resolved"),
        ("one label in fifty, a page", "api/v1/conversations?tab=all&status=resolved&label=urgent"),
    ];

    // It looks at 10,000 conversations at most: with fewer that are not resolved it looks at all.
    private const string Counts = "api/v1/conversations/counts";

    public async Task MeasureAsync(LargeWorkspace workspace)
    {
        var times = settings.Of(40, full: 200);
        var smallest = new double[Readings.Length];
        foreach (var size in settings.Sizes)
        {
            await workspace.CopyConversationsAsync(size);
            foreach (var (index, (name, path)) in Readings.Index())
            {
                var page = Percentiles.Of(await workspace.Agent.ReadAsync(times, path), 0.5).TotalMilliseconds;
                if (size == settings.Sizes[0]) smallest[index] = page;
                report.NoMoreThan(scenario, $"{name} of {size:N0} conversations: p50", page, "ms", smallest[index], Flat);
            }
            report.Add(scenario, $"all counts of {size:N0} conversations: p50", Percentiles.Of(await workspace.Agent.ReadAsync(times / 10, Counts), 0.5).TotalMilliseconds, "ms");
        }
    }
}
