using Parloir.Bench.Reporting;

namespace Parloir.Bench;

/// <param name="Duration">Of each measured run.</param>
/// <param name="Customers">How many take turns to write.</param>
/// <param name="MostRows">Of the largest workspace whose lists are read.</param>
internal sealed record BenchSettings(TimeSpan Duration, int Customers, int MostRows, TimeProvider Time)
{
    /// <summary>Sizes of workspaces, from 10,000 tenfold to the largest.</summary>
    public IReadOnlyList<int> Rows { get; } = [.. new[] { 10_000, 100_000, 1_000_000 }.Where(rows => rows <= MostRows)];
}

internal abstract class Scenario(string name)
{
    public string Name => name;

    public abstract Task RunAsync(Report report, BenchSettings settings);
}
