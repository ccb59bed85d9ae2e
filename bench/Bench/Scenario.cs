using Parloir.Bench.Reporting;

namespace Parloir.Bench;

/// <param name="Duration">Of each measured run.</param>
/// <param name="Customers">How many take turns to write.</param>
internal sealed record BenchSettings(TimeSpan Duration, int Customers, TimeProvider Time);

internal abstract class Scenario(string name)
{
    public string Name => name;

    public abstract Task RunAsync(Report report, BenchSettings settings);
}
