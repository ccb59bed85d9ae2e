namespace Parloir.Cluster.Tests.Fleet;

/// <summary>One place in the cluster: the same addresses in each of its lives.</summary>
internal sealed class Node(string name, RunningSilo silo) : IAsyncDisposable
{
    public string Name => name;
    public RunningSilo Silo => silo;
    public Uri Address => silo.Address;

    /// <summary>What went wrong in its own words: errors, and why it thinks that it is dead.</summary>
    public IEnumerable<string> Complaints => silo.Output.Split('\n')
        .Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal))
        .Select(line => $"{name}: {line[..Math.Min(line.Length, 1500)]}");

    /// <summary>Everything is answered by now: it has nothing left to hand over.</summary>
    public async ValueTask DisposeAsync()
    {
        if (silo.IsRunning) await silo.KillAsync();
        await silo.DisposeAsync();
    }

    public override string ToString() => name;
}
