using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>
/// This process's life in the cluster: joins once it can be reached, renews its lease with every heartbeat, declares dead whose heartbeat stands still, claims
/// and gives away partitions as the assignment says, and leaves last of all.
/// </summary>
internal sealed partial class ClusterMember : IHostedLifecycleService, ICluster, IDisposable
{
    private readonly GrainRuntime _runtime;
    private readonly ClusterPlacement _placement;
    private readonly PartitionMover _mover;
    private readonly IMembershipTable _table;
    private readonly MembershipOptions _options;
    private readonly LostCalls _lost;
    private readonly MembershipInstruments _instruments;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly FailureDetector _detector;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly Lock _gate = new();
    private ITimer? _watch;
    private Task _beating = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;
    private Task? _draining;
    private Task<int> _moveOut = Task.FromResult(0);
    private long _renewedAt;
    private volatile bool _joined;
    private volatile bool _stale;

    public ClusterMember(
        GrainRuntime runtime, ClusterPlacement placement, PartitionMover mover, IMembershipTable table, IOptions<MembershipOptions> options,
        LostCalls lost, MembershipInstruments instruments, IHostApplicationLifetime lifetime)
    {
        (_runtime, _placement, _mover, _table, _options) = (runtime, placement, mover, table, options.Value);
        (_lost, _instruments, _lifetime) = (lost, instruments, lifetime);
        _detector = new FailureDetector(_options.DeadAfter, _options.LongestBreak, runtime.Time);
        _placement.Wake = Wake;
        instruments.Observe(() => _placement.LocalPartitions.Count, () => HeartbeatAge.TotalSeconds);
    }

    public SiloAddress Local => _placement.Local;
    public MembershipView View => _placement.View;
    public bool IsReady => _joined && !IsLeaving && !IsDeclaredDead && _runtime.State == SiloState.Running;
    public bool IsLeaving { get; private set; }
    public bool IsDeclaredDead { get; private set; }
    public TimeSpan HeartbeatAge => _joined ? _runtime.Time.GetElapsedTime(Interlocked.Read(ref _renewedAt)) : TimeSpan.Zero;

    private bool TakesPartitions => _options.Roles.HasFlag(SiloRoles.Silo);
    private bool IsAlone => JoinRules.IsAlone(Local);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whoever starts after this finds the partitions owned, unless an owner has died that nobody has declared dead yet.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await JoinAsync(cancellationToken);
        await BeatAsync(cancellationToken);
        LogJoined(_runtime.Logger, Local, View.Members.Length);
        _watch = _runtime.Time.CreateTimer(_ => Watch(), null, _options.Heartbeat / 5, _options.Heartbeat / 5);
        _beating = Task.Run(BeatOnAsync, CancellationToken.None);
        _listening = Task.Run(ListenOnAsync, CancellationToken.None);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stopped without having been asked to drain first, by a test or a failure: gives the partitions away all the same.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => _joined ? DrainAsync(TimeSpan.Zero) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_watch is not null) await _watch.DisposeAsync();
        await Task.WhenAll(_beating, _listening).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_joined || IsDeclaredDead) return;
        try
        {
            await _table.LeaveAsync(Local, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Then the others find out by its heartbeat.
            LogMissed(_runtime.Logger, exception.Message);
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _stopping.Dispose();
        _wake.Dispose();
    }

    public Task DrainAsync() => DrainAsync(_options.DrainDelay ?? (IsAlone ? TimeSpan.Zero : TimeSpan.FromSeconds(2)));

    private Task DrainAsync(TimeSpan delay)
    {
        lock (_gate) return _draining ??= RunAsync();

        async Task RunAsync()
        {
            IsLeaving = true;
            if (delay > TimeSpan.Zero) await Task.Delay(delay, _runtime.Time, CancellationToken.None);
            if (!IsAlone && !IsDeclaredDead) await GiveAllAwayAsync();
        }
    }

    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        var self = new Member(Local, _options.Roles, MemberState.Active, _options.Software, _runtime.Time.GetUtcNow());
        while (true)
        {
            Interlocked.Exchange(ref _renewedAt, _runtime.Time.GetTimestamp());
            if (await _table.JoinAsync(self, cancellationToken) is not [_, ..] others) break;
            await BuryAsync(others, cancellationToken);
        }
        _joined = true;
    }

    /// <summary>Declares those dead who do not move while they are watched.</summary>
    /// <exception cref="JoinRefusedException">One of them moves.</exception>
    private async Task BuryAsync(IReadOnlyList<Member> others, CancellationToken cancellationToken)
    {
        LogWaits(_runtime.Logger, string.Join(", ", others.Select(other => other.Address)));
        await Task.Delay(_options.DeadAfter, _runtime.Time, cancellationToken);
        var view = await _table.ReadAsync(cancellationToken);
        foreach (var other in others)
        {
            if (view.Find(other.Address) is not { } now) continue;
            if (now.Heartbeat != other.Heartbeat)
                throw new JoinRefusedException(IsAlone
                    ? $"Another process of this installation runs on the same database ({now.Address}): stop it, or let them work together by setting Engine:Cluster:Listen and Engine:Cluster:Secret for both."
                    : "A process that listens on no private port runs on the same database: stop it, or set Engine:Cluster:Listen and Engine:Cluster:Secret for it too.");
            LogDead(_runtime.Logger, other.Address, _options.DeadAfter);
            await _table.DeclareDeadAsync(other.Address, other.Heartbeat, cancellationToken);
        }
    }

    private void Wake()
    {
        lock (_gate)
            if (_wake.CurrentCount == 0)
                _wake.Release();
    }

    private async Task BeatOnAsync()
    {
        while (!_stopping.IsCancellationRequested && !IsDeclaredDead)
        {
            try
            {
                await BeatAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogMissed(_runtime.Logger, exception.Message);
            }
            await PauseAsync();
        }
    }

    /// <summary>Until the next heartbeat is due, or something is known to have changed; a little at least, so that many who ask are answered by one reading.</summary>
    private async Task PauseAsync()
    {
        using var pause = new CancellationTokenSource(_options.Heartbeat, _runtime.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, _stopping.Token);
        await _wake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(_options.Heartbeat / 100, _runtime.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var asked = _placement.BeginRefresh();
        try
        {
            if (await RenewAsync(cancellationToken)) await StepAsync(cancellationToken);
        }
        finally
        {
            asked.TrySetResult();
        }
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var gap = _lost.TakeGap();
        var sentAt = _runtime.Time.GetTimestamp();
        Pulse? pulse;
        try
        {
            pulse = await _table.RenewAsync(Local, gap, cancellationToken);
        }
        catch when (gap)
        {
            _lost.GiveBack();
            throw;
        }
        if (pulse is null)
        {
            EndDeclaredDead();
            return false;
        }
        var readAt = _runtime.Time.GetTimestamp();
        Interlocked.Exchange(ref _renewedAt, sentAt);
        Reconnect();
        var dead = _detector.Observe(pulse.Heartbeats, sentAt, readAt);
        foreach (var (silo, heartbeat) in dead.Where(found => found.Silo != Local))
        {
            LogDead(_runtime.Logger, silo, _options.DeadAfter);
            await _table.DeclareDeadAsync(silo, heartbeat, cancellationToken);
            _instruments.Deaths.Add(1);
        }
        if (dead.Count > 0 || pulse.Version != View.Version || _stale) await ShowAsync(cancellationToken);
        return true;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        _stale = false;
        var moving = _mover.Moving;
        var view = await _table.ReadAsync(cancellationToken);
        _placement.Show(view, moving.Union(_mover.Moving).ToHashSet());
        _lost.Forget(silo => !_placement.MayLive(silo));
    }

    /// <summary>What the assignment asks of this process: claims at once what is free, and begins to give away what is to be another's.</summary>
    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (!TakesPartitions) return;
        var view = View;
        var owners = view.Partitions.Select(partition => partition.Owner).ToArray();
        var takers = view.Members.Where(member => member.TakesPartitions).Select(member => member.Address).ToArray();
        var assigned = PartitionAssignment.Assign(takers, owners);
        var all = Enumerable.Range(0, owners.Length).ToArray();

        var claimed = all.Where(partition => owners[partition] is null && assigned[partition] == Local).ToArray();
        if (claimed.Length > 0)
        {
            await _table.ClaimAsync(Local, claimed, cancellationToken);
            await ShowAsync(cancellationToken);
            _instruments.Takeovers.Add(claimed.Length);
            LogTook(_runtime.Logger, claimed.Length, _placement.LocalPartitions.Count);
        }

        var others = all.Where(partition => owners[partition] == Local && assigned[partition] is { } other && other != Local).ToArray();
        if (others.Length > 0 && _moveOut.IsCompleted) _moveOut = MoveOutAsync(others);
    }

    private async Task<int> MoveOutAsync(int[] partitions)
    {
        await Task.Yield();
        try
        {
            var moved = await _mover.MoveOutAsync(partitions, _options.MoveLimit);
            if (moved > 0) LogGave(_runtime.Logger, moved);
            return moved;
        }
        catch (Exception exception)
        {
            // It may have freed them or not: only the table knows.
            LogStepFailed(_runtime.Logger, exception);
            _stale = true;
            return 0;
        }
    }

    private async Task GiveAllAwayAsync()
    {
        LogLeaves(_runtime.Logger, _placement.LocalPartitions.Count);
        try
        {
            await _table.DrainAsync(Local, CancellationToken.None);
            if (View.Members.All(member => member.Address == Local || !member.TakesPartitions)) return;
            // From the next reading on every heartbeat moves them out. In the others' hands: calls that still come in here go there.
            var since = _runtime.Time.GetTimestamp();
            do
            {
                await _placement.RefreshAsync(CancellationToken.None).AsTask().WaitAsync(_options.Heartbeat * 3, _runtime.Time);
                await Task.Delay(_options.Heartbeat / 50, _runtime.Time, CancellationToken.None);
            }
            while (View.Partitions.Any(partition => partition.Owner is null || partition.Owner == Local) && _runtime.Time.GetElapsedTime(since) < _options.MoveLimit);
        }
        catch (Exception exception)
        {
            // Without the database nobody can take over; whoever comes next finds the partitions free once this process has ended.
            LogStepFailed(_runtime.Logger, exception);
        }
    }

    /// <summary>Looks at the lease by a clock of its own: a heartbeat that hangs must not keep it alive.</summary>
    private void Watch()
    {
        if (_runtime.State != SiloState.Running || HeartbeatAge < _options.Lease) return;
        _runtime.State = SiloState.CutOff;
        LogCutOff(_runtime.Logger, _options.Lease);
    }

    private void Reconnect()
    {
        if (_runtime.State != SiloState.CutOff) return;
        _runtime.State = SiloState.Running;
        LogBack(_runtime.Logger);
        _placement.CountCut();
    }

    private void EndDeclaredDead()
    {
        IsDeclaredDead = true;
        _runtime.State = SiloState.CutOff;
        LogDeclaredDead(_runtime.Logger, Local);
        _lifetime.StopApplication();
    }

    private async Task ListenOnAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _table.ListenAsync(Wake, _stopping.Token);
            }
            catch (Exception) when (!_stopping.IsCancellationRequested)
            {
                // Heartbeats find out, a little later, and they say what is wrong.
            }
            await Task.Delay(_options.Heartbeat, _runtime.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
