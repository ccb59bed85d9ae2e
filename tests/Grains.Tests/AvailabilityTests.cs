using System.Threading.Channels;
using Parloir.Grains.Agents;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>What agents say of themselves and who is there (spec 4.2), as those see it who assign (S2-37).</summary>
public sealed class AvailabilityTests
{
    private static readonly AgentAvailability AliceAway = new(Alice.Id, AgentStatus.Away, AgentStatus.Away);

    [Fact]
    public async Task Choose_WhenTheSiloStartsAgain_IsKept()
    {
        await using var desk = await OpenAsync();
        Assert.Equal<IEnumerable<AgentAvailability>>([new(Alice.Id, AgentStatus.Offline, AgentStatus.Online), new(Bruno.Id, AgentStatus.Offline, AgentStatus.Online)], await ListAsync(desk));
        await Grain(desk).Report("n1", [Alice.Id]);

        Assert.Equal(AliceAway, await Grain(desk).Choose(Alice.Id, AgentStatus.Away).Soon());
        Assert.Equal<IEnumerable<AgentAvailability>>([AliceAway, new(Bruno.Id, AgentStatus.Offline, AgentStatus.Online)], await ListAsync(desk));

        await desk.RestartAsync();
        Assert.Equal(AliceAway with { Status = AgentStatus.Offline }, (await ListAsync(desk))[0]);
        await Grain(desk).Report("n1", [Alice.Id]);
        Assert.Equal(AliceAway, (await ListAsync(desk))[0]);
    }

    [Fact]
    public async Task Watch_WhenAnAgentComesChoosesAndGoes_IsToldEachChangeOnce()
    {
        await using var desk = await OpenAsync();
        var watcher = new Watcher();
        var start = await Grain(desk).Watch(desk.Silo.Grains.CreateObjectReference<IAvailabilityObserver>(watcher)).Soon();
        await Grain(desk).Report("n1", [Alice.Id]);
        await Grain(desk).Report("n1", [Alice.Id]);
        await Grain(desk).Choose(Alice.Id, AgentStatus.Away).Soon();
        await Grain(desk).Choose(Alice.Id, AgentStatus.Away).Soon();
        await Grain(desk).Report("n1", []);
        await ListAsync(desk);
        desk.Time.Advance(AvailabilityRules.Grace);

        var changes = new[] { await watcher.Next(), await watcher.Next(), await watcher.Next() };

        Assert.Equal([AgentStatus.Online, AgentStatus.Away, AgentStatus.Offline], changes.Select(change => Assert.Single(change.Items).Status));
        Assert.Equal([1L, 2, 3], changes.Select(change => change.Position.Sequence));
        Assert.All(changes, change => Assert.Equal(start.Epoch, change.Position.Epoch));
    }

    [Fact]
    public async Task Report_WhenANodeFallsSilent_ItsAgentsAreGone()
    {
        await using var desk = await OpenAsync();
        var watcher = new Watcher();
        await Grain(desk).Watch(desk.Silo.Grains.CreateObjectReference<IAvailabilityObserver>(watcher)).Soon();
        await Grain(desk).Report("n1", [Alice.Id]);
        await Grain(desk).Report("n2", [Bruno.Id]);
        Assert.Equal([AgentStatus.Online, AgentStatus.Online], (await ListAsync(desk)).Select(agent => agent.Status));
        desk.Time.Advance(TimeSpan.FromSeconds(30));
        await Grain(desk).Report("n2", [Bruno.Id]);
        await ListAsync(desk);
        desk.Time.Advance(AvailabilityRules.Lease - TimeSpan.FromSeconds(30));

        await watcher.Next();
        await watcher.Next();
        Assert.Equal(new AgentAvailability(Alice.Id, AgentStatus.Offline, AgentStatus.Online), Assert.Single((await watcher.Next()).Items));
        Assert.Equal([AgentStatus.Offline, AgentStatus.Online], (await ListAsync(desk)).Select(agent => agent.Status));
    }

    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        foreach (var agent in new[] { Alice, Bruno })
            await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(agent.Id.Value)).Ensure(agent.Name, $"{agent.Id}@acme.test", AgentRole.Agent, "hash").Soon();
        return desk;
    }

    private static IAvailabilityGrain Grain(Desk desk) => desk.Silo.Grains.GetGrain<IAvailabilityGrain>(desk.Workspace.Value);

    private static async Task<AgentAvailability[]> ListAsync(Desk desk) => [.. (await Grain(desk).List().Soon()).Items];

    private sealed class Watcher : IAvailabilityObserver
    {
        private readonly Channel<AvailabilityChange> _changes = Channel.CreateUnbounded<AvailabilityChange>();

        public Task Changed(AvailabilityChange change)
        {
            _changes.Writer.TryWrite(change);
            return Task.CompletedTask;
        }

        public Task<AvailabilityChange> Next() => _changes.Reader.ReadAsync().AsTask().Soon();
    }
}
