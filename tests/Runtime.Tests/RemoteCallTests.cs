using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;

namespace Parloir.Runtime.Tests;

/// <summary>Two silos in one process: the first owns the even partitions, the second the odd ones; the transport hands calls over.</summary>
public sealed class RemoteCallTests
{
    private static readonly string Near = Enumerable.Range(0, 100).Select(i => $"{i}").First(key => GrainId.Create("script", key).Partition % 2 == 0);
    private static readonly string Far = Enumerable.Range(0, 100).Select(i => $"{i}").First(key => GrainId.Create("script", key).Partition % 2 == 1);

    [Fact]
    public async Task Call_WhenAnotherSiloOwnsTheGrain_IsMadeThere()
    {
        var wire = new Wire();
        await using var even = await StartAsync(wire, 0);
        await using var odd = await StartAsync(wire, 1);

        Assert.Equal(1, await even.Script(Far).Count());
        Assert.Equal(2, await odd.Script(Far).Count());
        Assert.Equal(1, await even.Script(Near).Count());

        Assert.Equal((0, 1), (even.Stage.Lives(Far), odd.Stage.Lives(Far)));
        Assert.Equal(("Parloir.Runtime.Tests.Grains.IScriptGrain", "Count"), wire.Calls.Select(call => (call.Interface, call.Method)).Single());
    }

    [Fact]
    public async Task Call_WhenTheFarGrainThrows_ThrowsToTheCaller()
    {
        var wire = new Wire();
        await using var even = await StartAsync(wire, 0);
        await using var odd = await StartAsync(wire, 1);

        await Assert.ThrowsAsync<FormatException>(() => even.Script(Far).Run(_ => throw new FormatException("far away")).Soon());
    }

    [Fact]
    public async Task Call_WhenTheCallerIsCancelled_CancelsTheFarGrain()
    {
        var wire = new Wire();
        await using var even = await StartAsync(wire, 0);
        await using var odd = await StartAsync(wire, 1);
        using var cancellation = new CancellationTokenSource();
        var started = Waiting.Signal();
        var reached = Waiting.Signal();

        var call = even.Script(Far).RunCancellable(async (_, token) =>
        {
            token.Register(() => reached.SetResult());
            started.SetResult();
            await reached.Task;
        }, cancellation.Token);
        await started.Task.Soon();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await reached.Task.Soon();
    }

    [Fact]
    public async Task Observer_WhenTheGrainIsFar_IsCalledInItsOwnSilo()
    {
        var wire = new Wire();
        await using var even = await StartAsync(wire, 0);
        await using var odd = await StartAsync(wire, 1);
        var key = Enumerable.Range(0, 100).Select(i => $"{i}").First(key => GrainId.Create("subject", key).Partition % 2 == 1);
        var watcher = new Asked();
        var reference = even.Factory.CreateObjectReference<IWatcher>(watcher);

        // A reference that has crossed the wire belongs to the silo that it came to.
        var carried = odd.Services.GetRequiredService<IGrainReceiver>().Refer<IWatcher>(reference.GetGrainId());
        await odd.Factory.GetGrain<ISubjectGrain>(key).Watch(carried);
        await even.Factory.GetGrain<ISubjectGrain>(key).Notify(7);

        Assert.Equal(7, await watcher.Version.Soon());
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task Call_WhenThePartitionMoves_FollowsIt()
    {
        var wire = new Wire();
        await using var even = await StartAsync(wire, 0);
        await using var odd = await StartAsync(wire, 1);
        var reference = even.Script(Far);
        await reference.Count();

        wire.Swapped = true;

        Assert.Equal(1, await reference.Count());
        Assert.Equal(1, even.Stage.Lives(Far));
    }

    private static async Task<TestSilo> StartAsync(Wire wire, int number)
    {
        var silo = await TestSilo.StartAsync(register: services => services
            .AddSingleton<IPlacement>(new Halves(wire, number))
            .AddSingleton<IGrainTransport>(wire));
        wire.Receivers[$"silo-{number}"] = silo.Services.GetRequiredService<IGrainReceiver>();
        return silo;
    }

    private sealed class Halves(Wire wire, int number) : IPlacement
    {
        public SiloAddress Local => new($"silo-{number}");
        public IReadOnlyCollection<int> LocalPartitions => [];
        public SiloAddress? OwnerOf(int partition) => new SiloAddress($"silo-{(partition + (wire.Swapped ? 1 : 0)) % 2}");
    }

    private sealed class Wire : IGrainTransport
    {
        public Dictionary<string, IGrainReceiver> Receivers { get; } = [];
        public List<RemoteCall> Calls { get; } = [];
        public bool Swapped { get; set; }

        public Task<object?> InvokeAsync(SiloAddress silo, RemoteCall call, CancellationToken cancellationToken)
        {
            lock (Calls) Calls.Add(call);
            return Receivers[silo.Value].InvokeAsync(call, cancellationToken);
        }
    }

    private sealed class Asked : IWatcher
    {
        private readonly TaskCompletionSource<int> _version = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int> Version => _version.Task;

        public Task Changed(int version)
        {
            _version.SetResult(version);
            return Task.CompletedTask;
        }

        public Task<int> Ask() => Task.FromResult(0);
    }
}
