using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class OverloadTests
{
    [Fact]
    public async Task Call_WhenTheMailboxIsFull_IsRefusedAndTheOthersAreServed()
    {
        await using var silo = await TestSilo.StartAsync(options => options.MailboxCapacity = 3);
        var gate = Signal();
        var started = Signal();
        var running = silo.Script("one").Run(async _ =>
        {
            started.SetResult();
            await gate.Task;
            return "";
        });
        await started.Task.Soon();
        var waiting = Enumerable.Range(0, 3).Select(_ => silo.Script("one").Count().AsTask()).ToList();

        var exception = await Assert.ThrowsAsync<GrainOverloadedException>(() => silo.Script("one").Count().AsTask().Soon());
        await Assert.ThrowsAsync<GrainOverloadedException>(() => silo.Script("one").Tell(_ => Task.CompletedTask).Soon());
        Assert.Equal("script/one", exception.Grain.ToString());
        gate.SetResult();

        await running.Soon();
        Assert.Equal([1, 2, 3], await Task.WhenAll(waiting).Soon());
        Assert.Equal(4, await silo.Script("one").Count());
    }
}
