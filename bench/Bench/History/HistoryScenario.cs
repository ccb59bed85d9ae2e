using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.History;

/// <summary>Whether anything costs more the more there already is.</summary>
internal sealed class HistoryScenario(Stage stage) : Scenario("history")
{
    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await new LongConversations(Name, report, settings).MeasureAsync(stage);
        await using var workspace = await LargeWorkspace.StartAsync(settings);
        await new LargeLists(Name, report, settings).MeasureAsync(workspace);
        await new LargeSearch(Name, report, settings).MeasureAsync(workspace);
    }
}
