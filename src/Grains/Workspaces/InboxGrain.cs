using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

/// <summary>
/// Knows its policies, and looks for conversations in which nothing happens any more. One reminder does that for all of them: it is set when the
/// policy is, and again after each look, to the time at which the next conversation may be due.
/// </summary>
internal sealed class InboxGrain(IJournal journal, EventCodec<InboxEvent> codec, IInboxQueries inboxes, InactiveConversations inactive, TimeProvider clock)
    : JournaledGrain<InboxState, InboxEvent>(journal, codec, clock), IInboxGrain, IRemindable
{
    private const string AutoResolve = "auto-resolve";

    protected override string Aggregate => "inbox";
    protected override InboxState Initial => InboxState.Initial;

    public Task<InboxView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Inbox);

    public async Task<InboxResult> Create(Actor.Agent by, string name, ReopenPolicy reopenPolicy, AutoResolvePolicy? autoResolve, CancellationToken cancellationToken)
    {
        var all = await inboxes.List(Workspace, cancellationToken);
        var outcome = await CommitAsync((state, _) => InboxRules.Create(state, all, new InboxId(LocalKey), by, name, reopenPolicy, autoResolve), cancellationToken);
        return new InboxResult(outcome.Rejection is null ? State.Inbox : null, outcome.Rejection);
    }

    public async Task<InboxView> Configure(string name, ReopenPolicy reopenPolicy, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => InboxRules.Configure(state, new InboxId(LocalKey), name, reopenPolicy), cancellationToken);
        return State.View!;
    }

    public async Task<InboxView?> SetReopenPolicy(ReopenPolicy policy, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => InboxRules.SetReopenPolicy(state, policy), cancellationToken);
        return State.Inbox;
    }

    public async Task<InboxView?> SetAutoResolve(AutoResolvePolicy? policy, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => InboxRules.SetAutoResolve(state, policy), cancellationToken);
        return State.Inbox;
    }

    public async Task<InboxResult> Rename(Actor.Agent by, string name, CancellationToken cancellationToken)
    {
        var all = await inboxes.List(Workspace, cancellationToken);
        var outcome = await CommitAsync((state, _) => InboxRules.Rename(state, all, by, name), cancellationToken);
        return new InboxResult(outcome.Rejection is null ? State.Inbox : null, outcome.Rejection);
    }

    public async Task<Rejection?> Delete(Actor.Agent by, CancellationToken cancellationToken)
    {
        try
        {
            return (await CommitAsync((state, _) => InboxRules.Delete(state, by), cancellationToken)).Rejection;
        }
        catch (AppendRefusedException refused) when (refused.InnerException is PostgresException { ConstraintName: "inboxes_connected" })
        {
            // Accounts are grains of their own: only the tables know whether one leads here.
            return new Rejection.InboxConnected();
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.View?.AutoResolve is not { } policy)
        {
            if (await this.GetReminder(reminderName) is { } obsolete) await this.UnregisterReminder(obsolete);
            return;
        }
        var now = Clock.GetUtcNow();
        var since = now - TimeSpan.FromMinutes(policy.AfterMinutes);
        var (due, next) = await inactive.FindAsync(Workspace, new InboxId(LocalKey), since, policy.EvenWaiting);
        foreach (var conversation in due)
            await GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(conversation.Value)).ResolveInactive(since, policy.EvenWaiting);
        await this.RegisterOrUpdateReminder(reminderName, InboxRules.NextLook(policy, now, due.Count, next), InboxRules.LookAgain);
    }

    protected override InboxState Evolve(InboxState state, Recorded<InboxEvent> recorded) => InboxState.Evolve(state, recorded);

    protected override IReadOnlyList<ReminderChange> Remind(InboxState before, InboxState after) =>
        before.View?.AutoResolve == after.View?.AutoResolve ? []
        : [new ReminderChange(this.GetGrainId().ToString(), AutoResolve, after.View?.AutoResolve is null ? null : Clock.GetUtcNow(), InboxRules.LookAgain)];

    protected override IEnumerable<IProjectionRow> Project(InboxState before, InboxState after, IReadOnlyList<Recorded<InboxEvent>> events) =>
        [new InboxRow(Workspace, after.View!)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(InboxState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.InboxState);

    protected override InboxState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.InboxState)!;
}
