using Parloir.Bench.Reporting;

namespace Parloir.Bench;

internal abstract class Scenario(string name)
{
    public string Name => name;

    /// <summary>Whether it runs only when it is named.</summary>
    public virtual bool MustBeNamed(BenchSettings settings) => false;

    public abstract Task RunAsync(Report report, BenchSettings settings);
}
