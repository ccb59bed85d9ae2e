using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class CancellationTests
{
    [Fact]
    public async Task Cancel_WhenTheTurnRuns_ReleasesTheCallerAndReachesTheGrain()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var started = Signal();
        var release = Signal();
        var reached = Signal();
        var call = silo.Script("one").RunCancellable(async (_, token) =>
        {
            using var registration = token.Register(() => reached.SetResult());
            started.SetResult();
            await release.Task;
        }, cancellation.Token);
        await started.Task.Soon();

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await reached.Task.Soon();
        var next = silo.Script("one").Count().AsTask();
        Assert.False(next.IsCompleted);
        release.SetResult();
        Assert.Equal(1, await next.Soon());
    }

    [Fact]
    public async Task Cancel_WhenTheCallerLearnsOfIt_TheGrainsTokenIsCancelledAlready()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var (started, release, given) = (Signal(), Signal(), CancellationToken.None);
        var call = silo.Script("one").RunCancellable(async (_, token) =>
        {
            given = token;
            started.SetResult();
            await release.Task;
        }, cancellation.Token);
        await started.Task.Soon();
        // In the very moment in which the caller is released.
        var knew = call.ContinueWith(_ => given.IsCancellationRequested, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        await cancellation.CancelAsync();

        var atOnce = await knew.Soon();
        release.SetResult();
        Assert.True(atOnce);
    }

    [Fact]
    public async Task Cancel_WhenTheCallWaits_KeepsItFromStarting()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var gate = Signal();
        var ran = false;
        var first = silo.Script("one").Run(async _ =>
        {
            await gate.Task;
            return "";
        });
        var second = silo.Script("one").RunCancellable((_, _) =>
        {
            ran = true;
            return Task.CompletedTask;
        }, cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Soon());
        gate.SetResult();
        await first.Soon();
        await silo.Script("one").Count();

        Assert.False(ran);
    }

    [Fact]
    public async Task Cancel_WhenBeforeTheCall_FailsWithoutActivating()
    {
        await using var silo = await TestSilo.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => silo.Script("one").RunCancellable((_, _) => Task.CompletedTask, new CancellationToken(canceled: true)).Soon());

        Assert.Equal(0, silo.Stage.Lives("one"));
    }

    [Fact]
    public async Task Cancel_WhenItRacesWithTheAnswer_NeverMixesUpCalls()
    {
        await using var silo = await TestSilo.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var cancellation = new CancellationTokenSource();
                var answer = "";
                var call = silo.Script($"{caller % 2}").RunCancellable(async (_, _) =>
                {
                    await Task.Yield();
                    answer = "done";
                }, cancellation.Token);
                if (i % 2 == 0) _ = Task.Run(cancellation.Cancel);
                try
                {
                    await call;
                    Assert.Equal("done", answer);
                }
                catch (OperationCanceledException exception)
                {
                    Assert.Equal(0, i % 2);
                    Assert.Equal(cancellation.Token, exception.CancellationToken);
                }
            }
        }))).Soon();
    }
}
