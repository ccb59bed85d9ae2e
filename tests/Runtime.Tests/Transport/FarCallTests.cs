using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Journal;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Tests.Silo;
using Parloir.Runtime.Transport;

namespace Parloir.Runtime.Tests.Transport;

public sealed class FarCallTests
{
    /// <summary>For tests that move time by half a minute at once: no peer can answer a keep-alive in it.</summary>
    private static readonly TransportLimits Unwatched = new() { KeepAlivePeriod = TimeSpan.FromDays(1) };

    [Fact]
    public async Task Call_WhenTheGrainIsFar_IsAnsweredFromThere()
    {
        await using var cluster = await FarCluster.OfTwoAsync();

        Assert.Equal("héllo \u0000 👋", await cluster.Grain(from: 0, on: 1).Echo("héllo \u0000 👋").Soon());
        Assert.Equal(1, await cluster.Grain(from: 0, on: 1).Next().Soon());
        Assert.Equal(2, await cluster.Grain(from: 1, on: 1).Next().Soon());
        Assert.Equal(1, await cluster.Grain(from: 1, on: 0).Next().Soon());
    }

    [Theory]
    [InlineData(Failure.Timeout, typeof(GrainCallTimeoutException))]
    [InlineData(Failure.Overloaded, typeof(GrainOverloadedException))]
    [InlineData(Failure.Unavailable, typeof(SiloUnavailableException))]
    [InlineData(Failure.NotOwner, typeof(NotOwnerException))]
    [InlineData(Failure.Journal, typeof(JournalUnavailableException))]
    [InlineData(Failure.Conflict, typeof(AppendOutcomeUnknownException))]
    [InlineData(Failure.Cancelled, typeof(OperationCanceledException))]
    public async Task Call_WhenTheGrainThrowsWhatTheContractsName_ThrowsTheSame(Failure failure, Type type)
    {
        await using var cluster = await FarCluster.OfTwoAsync();

        var thrown = await Record.ExceptionAsync(() => cluster.Grain(from: 0, on: 1).Fail(failure).Soon());

        Assert.IsType(type, thrown);
        Assert.Equal(Failures.Of(failure).Message, thrown.Message);
        Assert.Contains(nameof(FarGrain), thrown.StackTrace, StringComparison.Ordinal);
        if (thrown is GrainCallTimeoutException timeout) Assert.Equal((Failures.Grain, 7, "b/2.Y"), (timeout.Grain, timeout.QueueLength, timeout.Chain[1]));
        if (thrown is SiloUnavailableException unavailable) Assert.True(unavailable.MayHaveRun);
        Assert.Equal(0, cluster.Refreshes);
    }

    [Fact]
    public async Task Call_WhenTheGrainThrowsAnythingElse_TellsItsTypeAndWhetherItMayPass()
    {
        await using var cluster = await FarCluster.OfTwoAsync();

        var foreign = await Assert.ThrowsAsync<GrainCallException>(() => cluster.Grain(from: 0, on: 1).Fail(Failure.Foreign).Soon());
        var unwritable = await Assert.ThrowsAsync<GrainCallException>(() => cluster.Grain(from: 0, on: 1).Fail(Failure.Unwritable).Soon());

        Assert.Equal(("connection reset", true), (foreign.Message, foreign.IsTransient));
        Assert.EndsWith("LostDatabaseException", foreign.TypeName, StringComparison.Ordinal);
        Assert.Equal("System.InvalidOperationException", unwritable.TypeName);
        Assert.Equal(1, await cluster.Grain(from: 0, on: 1).Next().Soon());
    }

    [Fact]
    public async Task Call_WhenTheCallerIsCancelled_CancelsTheGrain()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        using var cancellation = new CancellationTokenSource();

        var call = cluster.Grain(from: 0, on: 1).Wait(cancellation.Token);
        await cluster.StageOf(1).Started.Task.Soon();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await cluster.StageOf(1).Cancelled.Task.Soon();
    }

    [Fact]
    public async Task Call_WhenTheGrainDoesNotAnswer_TimesOutAndCancelsTheGrain()
    {
        await using var cluster = await FarCluster.OfTwoAsync(Unwatched);

        var call = cluster.Grain(from: 0, on: 1).Wait(CancellationToken.None);
        await cluster.StageOf(1).Started.Task.Soon();
        cluster[0].Time.Advance(TimeSpan.FromSeconds(32));

        var timeout = await Assert.ThrowsAsync<GrainCallTimeoutException>(() => call.Soon());
        Assert.Equal("Wait", timeout.Method);
        await cluster.StageOf(1).Cancelled.Task.Soon();
    }

    [Fact]
    public async Task Call_WhenTwoSilosWaitForEachOther_TimesOutNamingTheChain()
    {
        await using var cluster = await FarCluster.OfTwoAsync(Unwatched);
        var (near, far) = ($"far/{cluster.KeyOn(0)}.CallAround", $"far/{cluster.KeyOn(1)}.CallAround");

        var call = cluster.Grain(from: 0, on: 0).CallAround(cluster.Grain(from: 0, on: 1), cluster.Grain(from: 0, on: 0));
        // The first call runs and the one that came around waits for it.
        await Waiting.Until(() => cluster[0].Runtime.Directory.Find(GrainId.Create("far", cluster.KeyOn(0))) is Activations.TurnQueue { Load: 2 });
        cluster[1].Time.Advance(TimeSpan.FromSeconds(32));

        var caught = Assert.IsType<GrainCallTimeoutException>(await cluster.StageOf(1).CaughtInCircle.Task.Soon());
        Assert.Equal([near, far, near], caught.Chain);
        await Assert.ThrowsAsync<GrainCallTimeoutException>(() => call.Soon());
    }

    [Fact]
    public async Task OneWay_WhenTheGrainIsFar_ArrivesInOrder()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var grain = cluster.Grain(from: 0, on: 1);
        await grain.Next().Soon();

        for (var i = 0; i < 500; i++) await grain.Tell($"{i}");
        await grain.Next().Soon();

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), cluster.StageOf(1).Told);
    }

    [Fact]
    public async Task Observer_WhenItWasPassedToAFarGrain_IsCalledInOrder()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var observer = new Recorder(200);
        var reference = cluster[0].Factory.CreateObjectReference<IFarObserver>(observer);

        await cluster.Grain(from: 0, on: 1).Watch(reference).Soon();
        await cluster.Grain(from: 0, on: 1).Notify(200).Soon();

        Assert.Equal(Enumerable.Range(1, 200), await observer.All.Soon());
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Call_WhenItIsTraced_ContinuesTheTrace()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is ActorRuntimeExtensions.InstrumentationName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new Activity("request") { TraceStateString = "vendor=1" }.SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.Equal(request.Id, await cluster.Grain(from: 0, on: 1).Trace().Soon());
    }

    [Fact]
    public async Task Call_WhenItIsTooLong_FailsAloneAndTheConnectionLives()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var grain = cluster.Grain(from: 0, on: 1);

        await Assert.ThrowsAsync<CallTooLongException>(() => grain.Echo(new string('x', TransportLimits.FrameLength)).Soon());
        await Assert.ThrowsAsync<CallTooLongException>(() => grain.Bytes(TransportLimits.FrameLength).Soon());

        // Base64 makes four bytes of three, in quotes.
        Assert.Equal(12_000_000, (await grain.Bytes(12_000_000).Soon()).Length);
    }

    [Fact]
    public async Task Call_WhenTheOtherReleaseDoesNotKnowTheMethod_SaysSo()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var target = GrainId.Create("far", cluster.KeyOn(1));
        var codec = cluster[0].Services.GetRequiredService<Parloir.Runtime.Transport.Payload.MethodCodecs>();
        Assert.Throws<UnknownGrainMethodException>(() => codec.Of("Some.Interface/New"u8));

        var stranger = new RemoteCall(target, typeof(IFarGrain).FullName!, "Echo", OneWay: false, ["hi"]);
        Assert.Equal("hi", await cluster.TransportOf(0).InvokeAsync(cluster.AddressOf(1), stranger, CancellationToken.None).Soon());
    }

    [Theory]
    [InlineData(3, long.MaxValue)]
    [InlineData(int.MaxValue, 400)]
    public async Task Call_WhenTheConnectionIsFull_IsRefusedUntilThereIsRoom(int calls, long bytes)
    {
        await using var cluster = await FarCluster.OfTwoAsync(new TransportLimits { CallsInFlight = calls, BytesInFlight = bytes });
        var waiting = new List<Task>();
        await cluster.Grain(from: 0, on: 1, variant: 9).Next().Soon();
        while (waiting.All(call => !call.IsFaulted) && waiting.Count < 20) waiting.Add(cluster.Grain(from: 0, on: 1, variant: waiting.Count).Wait(CancellationToken.None));

        Assert.InRange(waiting.Count, 3, 6);
        if (calls == 3) Assert.Equal(4, waiting.Count);
        await Assert.ThrowsAsync<GrainOverloadedException>(() => waiting[^1].Soon());
        Assert.DoesNotContain(waiting[..^1], call => call.IsCompleted);

        cluster.StageOf(1).Release();
        await Task.WhenAll(waiting[..^1]).Soon();
        Assert.Equal(2, await cluster.Grain(from: 0, on: 1, variant: 9).Next().Soon());
    }

    private sealed class Recorder(int expected) : IFarObserver
    {
        private readonly List<int> _numbers = [];
        private readonly TaskCompletionSource<IReadOnlyList<int>> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<int>> All => _all.Task;

        public Task Changed(int number)
        {
            _numbers.Add(number);
            if (_numbers.Count == expected) _all.TrySetResult(_numbers);
            return Task.CompletedTask;
        }
    }
}
