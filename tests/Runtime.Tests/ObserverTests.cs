using System.Runtime.CompilerServices;
using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class ObserverTests
{
    [Fact]
    public async Task Notify_WhenManyComeAtOnce_ReachesTheObserverInOrderAndOneAtATime()
    {
        await using var silo = await TestSilo.StartAsync();
        var watcher = new Watcher(last: 999);
        var reference = silo.Factory.CreateObjectReference<IWatcher>(watcher);
        var subject = silo.Factory.GetGrain<ISubjectGrain>("one");

        await subject.Watch(reference);
        for (var i = 0; i < 1000; i++) await subject.Notify(i);
        await watcher.Done.Soon();

        Assert.Equal(Enumerable.Range(0, 1000), watcher.Seen);
        Assert.False(watcher.Overlapped);
    }

    [Fact]
    public async Task Reference_WhenUsedAsAKey_IsEqualToItself()
    {
        await using var silo = await TestSilo.StartAsync();
        var reference = silo.Factory.CreateObjectReference<IWatcher>(new Watcher(0));
        var subject = silo.Factory.GetGrain<ISubjectGrain>("one");

        await subject.Watch(reference);
        await subject.Watch(silo.Factory.GetGrain<IWatcher>(reference.GetGrainId()));

        Assert.Equal(1, await subject.Watchers());
    }

    [Fact]
    public async Task Notify_WhenTheReferenceIsDeleted_IsDropped()
    {
        await using var silo = await TestSilo.StartAsync();
        var watcher = new Watcher(0);
        var reference = silo.Factory.CreateObjectReference<IWatcher>(watcher);
        silo.Factory.DeleteObjectReference<IWatcher>(reference);

        await reference.Changed(0).Soon();

        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.Ask().Soon());
        Assert.Empty(watcher.Seen);
    }

    [Fact]
    public async Task Notify_WhenTheObserverWasCollected_IsDropped()
    {
        await using var silo = await TestSilo.StartAsync();
        var reference = Forgotten(silo.Factory);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.Ask().Soon());
    }

    [Fact]
    public async Task Notify_WhenTheObserverThrows_IsLogged()
    {
        await using var silo = await TestSilo.StartAsync();
        var logged = silo.Logs.Announce(1002);
        var watcher = new Watcher(0);
        var reference = silo.Factory.CreateObjectReference<IWatcher>(watcher);

        await reference.Changed(-1).Soon();

        Assert.IsType<ArgumentOutOfRangeException>((await logged.Soon()).Exception);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task Watch_WhenGivenTheObjectItself_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => silo.Factory.GetGrain<ISubjectGrain>("one").Watch(new Watcher(0)).Soon());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IWatcher Forgotten(IGrainFactory factory) => factory.CreateObjectReference<IWatcher>(new Watcher(0));

    private sealed class Watcher(int last) : IWatcher
    {
        private readonly TaskCompletionSource _done = Signal();
        private int _inside;

        public List<int> Seen { get; } = [];
        public bool Overlapped { get; private set; }
        public Task Done => _done.Task;

        public async Task Changed(int version)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(version);
            Overlapped |= Interlocked.Increment(ref _inside) > 1;
            await Task.Yield();
            Seen.Add(version);
            Interlocked.Decrement(ref _inside);
            if (version == last) _done.SetResult();
        }

        public Task<int> Ask() => Task.FromResult(Seen.Count);
    }
}
