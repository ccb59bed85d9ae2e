using Parloir.Bench.Hub;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Memory;

/// <summary>
/// What agents cost the silo who are only there: resident memory per connection, then per subscription to a list that all share, then per subscription to a list of
/// one's own.
/// </summary>
internal sealed class ConnectedAgents(Report report, BenchSettings settings)
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public async Task MeasureAsync(string scenario)
    {
        const int agents = 2_000;
        using var scratch = new ScratchDirectory();
        await using var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        await AgentAccounts.CreateAsync(EmbeddedPostgres.ConnectionStringFor(scratch.Path), agents);
        // What the first of each kind costs is the program's, not theirs.
        var warm = await ConnectAsync(silo.Address, agents / 4);
        await CallAsync(warm, "tab=all");
        await CallAsync(warm, "tab=mine");
        foreach (var socket in warm) await socket.DisposeAsync();

        var resident = await RestAsync(silo);
        var sockets = await ConnectAsync(silo.Address, agents);
        await TellAsync($"a connected agent, of {agents:N0}");
        await CallAsync(sockets, "tab=all");
        await TellAsync($"a subscription to a list that {agents:N0} share");
        await CallAsync(sockets, "tab=mine");
        await TellAsync($"a subscription to a list of one's own, of {agents:N0}");
        foreach (var socket in sockets) await socket.DisposeAsync();

        async Task TellAsync(string what)
        {
            var now = await RestAsync(silo);
            report.Add(scenario, $"{what}: resident", (now - resident) * 1000 / agents, "kB");
            resident = now;
        }
    }

    private async Task<double> RestAsync(ServerProcess silo)
    {
        await Task.Delay(Settling, settings.Time);
        return silo.ResidentMegabytes;
    }

    private static async Task<HubSocket[]> ConnectAsync(Uri address, int agents)
    {
        var sockets = new HubSocket[agents];
        await Parallel.ForAsync(0, agents, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            sockets[index] = new HubSocket(static _ => { });
            await sockets[index].OpenAsync(HubAddress.Desk(address, AgentAccounts.TokenOf(index + 1)));
        });
        return sockets;
    }

    private static Task CallAsync(HubSocket[] sockets, string view) => Parallel.ForEachAsync(
        sockets, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (socket, _) => await socket.CallAsync("SubscribeView", $"\"{view}\",null"));
}
