using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Start;

/// <summary>From the launch to the first 200 of <c>/health/ready</c>, with the database it brings, and what memory it takes then; the same after a SIGKILL.</summary>
internal sealed class StartScenario() : Scenario("start")
{
    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await MeasureAsync(report, settings);
        await new Recovery(Name, report, settings).MeasureAsync();
    }

    private async Task MeasureAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using (var first = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
            report.Add(Name, "first start, making the database", first.StartTime.TotalSeconds, "s");

        await using var second = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        report.AtMost(Name, "second start", second.StartTime.TotalSeconds, "s", 5);
        await Task.Delay(TimeSpan.FromSeconds(settings.Of(2, full: 5)), settings.Time);
        report.AtMost(Name, "resident memory of the silo, idle, without PostgreSQL", second.ResidentMegabytes, "MB", 300);
    }
}
