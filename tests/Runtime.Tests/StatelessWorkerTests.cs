using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class StatelessWorkerTests
{
    [Fact]
    public async Task Call_WhenWorkersAreBusy_GoesToAnotherUpToTheLimit()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Factory.GetGrain<IWorkerGrain>("one");
        var gate = Signal();

        var calls = Enumerable.Range(0, 9).Select(_ => grain.Wait(gate.Task)).ToList();
        gate.SetResult();
        var workers = await Task.WhenAll(calls).Soon();

        Assert.Equal(3, workers.Distinct().Count());
    }

    [Fact]
    public async Task Idle_WhenAllWorkersHaveLeft_LeavesTheDirectory()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Factory.GetGrain<IWorkerGrain>("one");
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => grain.Wait(Task.CompletedTask))).Soon();

        await silo.Time.AdvanceUntilAsync(
            Until(() => silo.Runtime.Directory.IsEmpty), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(60));

        await grain.Wait(Task.CompletedTask).Soon();
        Assert.False(silo.Runtime.Directory.IsEmpty);
    }
}
