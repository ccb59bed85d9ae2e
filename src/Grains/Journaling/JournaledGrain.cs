using Parloir.Journal;

namespace Parloir.Grains.Journaling;

/// <summary>
/// An aggregate that lives in the journal: it loads its stream when it activates, and every change goes decide, append, evolve, tell.
/// Nothing is told or answered before it is durable. On a conflict it reads its stream again and decides anew, once.
/// </summary>
internal abstract class JournaledGrain<TState, TEvent>(IJournal journal, EventCodec<TEvent> codec, TimeProvider clock) : Grain
    where TState : class
    where TEvent : class
{
    private const int SnapshotEvery = 200;
    private const int Attempts = 3;
    private long snapshotAt;

    protected TState State { get; private set; } = null!;
    protected long Sequence { get; private set; }
    protected TimeProvider Clock => clock;
    protected IJournal Journal => journal;
    protected EventCodec<TEvent> Codec => codec;
    protected WorkspaceId Workspace { get; private set; }
    /// <summary>The part of the grain key after the workspace.</summary>
    protected string LocalKey { get; private set; } = "";

    protected abstract string Aggregate { get; }
    protected abstract TState Initial { get; }
    protected abstract TState Evolve(TState state, Recorded<TEvent> recorded);
    /// <summary>The rows that follow from what was just decided, in the same transaction.</summary>
    protected abstract IEnumerable<IProjectionRow> Project(TState before, TState after, IReadOnlyList<Recorded<TEvent>> events);
    protected abstract ReadOnlyMemory<byte> TakeSnapshot(TState state);
    protected abstract TState RestoreSnapshot(ReadOnlyMemory<byte> data);
    protected virtual IReadOnlyList<ReminderChange> Remind(TState before, TState after) => [];

    protected string Stream => $"{Aggregate}/{this.GetPrimaryKeyString()}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        Workspace = new WorkspaceId(slash < 0 ? key : key[..slash]);
        LocalKey = slash < 0 ? "" : key[(slash + 1)..];
        await LoadAsync(cancellationToken);
    }

    /// <summary>Decides and appends. The rule sees which dedupe keys were written before, and leaves out what they stand for.</summary>
    /// <returns>What happened, or the rule's refusal.</returns>
    protected async Task<Outcome> CommitAsync(Func<TState, IReadOnlySet<string>, Decision<TEvent>> decide, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> taken = new HashSet<string>();
        for (var attempt = 1; ; attempt++)
        {
            switch (decide(State, taken))
            {
                case Decision<TEvent>.Rejected rejected:
                    return new Outcome(State, State, [], rejected.Reason);
                case Decision<TEvent>.Accepted { Events.IsEmpty: true }:
                    return new Outcome(State, State, [], null);
                case Decision<TEvent>.Accepted accepted:
                    var (append, next, recorded) = Prepare(accepted.Events);
                    switch (await AppendAsync(append, cancellationToken))
                    {
                        case AppendResult.Appended:
                            var before = State;
                            State = next;
                            Sequence = recorded[^1].Sequence;
                            if (append.Snapshot is not null) snapshotAt = Sequence;
                            return new Outcome(before, next, recorded, null);
                        case AppendResult.Duplicate duplicate:
                            taken = taken.Union(duplicate.Keys).ToHashSet();
                            break;
                        case AppendResult.Conflict when attempt < Attempts:
                            await LoadAsync(cancellationToken);
                            break;
                        default:
                            throw new JournalConflictException(Stream, Sequence);
                    }
                    break;
            }
        }
    }

    private (Append, TState, Recorded<TEvent>[]) Prepare(ImmutableArray<Draft<TEvent>> drafts)
    {
        var now = ToMicrosecond(clock.GetUtcNow());
        var recorded = new Recorded<TEvent>[drafts.Length];
        var events = new NewEvent[drafts.Length];
        List<NewKey>? keys = null;
        var next = State;
        for (var i = 0; i < drafts.Length; i++)
        {
            var draft = drafts[i];
            // A provider's clock that runs ahead must not put its message after answers to it.
            var occurredAt = draft.OccurredAt is { } told && told < now ? ToMicrosecond(told) : now;
            recorded[i] = new Recorded<TEvent>(Sequence + 1 + i, occurredAt, now, draft.Event);
            events[i] = codec.Encode(recorded[i]);
            if (draft.Key is { } key) (keys ??= []).Add(new NewKey(key, draft.Names ?? recorded[i].Sequence));
            next = Evolve(next, recorded[i]);
        }

        var due = recorded[^1].Sequence - snapshotAt >= SnapshotEvery;
        var append = new Append
        {
            Stream = Stream,
            Workspace = Workspace.Value,
            ExpectedSequence = Sequence,
            Events = events,
            Keys = keys ?? [],
            Projections = [.. Project(State, next, recorded)],
            Reminders = Remind(State, next),
            // The type is said because null alone would become an empty snapshot.
            Snapshot = due ? TakeSnapshot(next) : default(ReadOnlyMemory<byte>?),
        };
        return (append, next, recorded);
    }

    private async Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.AppendAsync(append, cancellationToken);
        }
        catch (AppendOutcomeUnknownException)
        {
            // It may be written: only a fresh read knows. The next call finds a new activation. (What was cancelled is certainly not written.)
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>The state changes only once all is read: a call that interleaves may look at it meanwhile, or commit.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await journal.ReadStreamAsync(Stream, cancellationToken);
        var (state, sequence) = stored.Snapshot is { } snapshot ? (RestoreSnapshot(snapshot.Data), snapshot.Sequence) : (Initial, 0);
        foreach (var @event in stored.Events)
        {
            state = Evolve(state, codec.Decode(@event));
            sequence = @event.Sequence;
        }
        if (sequence < Sequence) return;
        (State, Sequence, snapshotAt) = (state, sequence, stored.Snapshot?.Sequence ?? 0);
    }

    /// <summary>As the journal keeps it, so that a state is the same before and after it is read back.</summary>
    private static DateTimeOffset ToMicrosecond(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <param name="Events">Empty when nothing had to change.</param>
    protected readonly record struct Outcome(TState Before, TState After, IReadOnlyList<Recorded<TEvent>> Events, Rejection? Rejection)
    {
        public bool Changed => Events.Count > 0;
    }
}

public sealed class JournalConflictException(string stream, long sequence)
    : Exception($"{stream} is written by somebody else: it is no longer at {sequence}.")
{
    public string Stream { get; } = stream;
    public long Sequence { get; } = sequence;
}
