using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal abstract record InboxEvent
{
    private InboxEvent() { }

    [EventKind("inbox.configured.v1")]
    public sealed record Configured(InboxView Inbox) : InboxEvent;
}

/// <param name="View">Null until the inbox is configured.</param>
internal sealed record InboxState(InboxView? View);

internal static class InboxRules
{
    private const int EmailReopenDays = 7;

    /// <summary>Conflict C2: a mail thread goes on for a while, a chat begins anew.</summary>
    public static ReopenPolicy DefaultPolicy(ChannelType channel) =>
        channel == ChannelType.Email ? new ReopenPolicy.ReopenWithin(EmailReopenDays) : new ReopenPolicy.NewConversation();
}

internal sealed class InboxGrain(IJournal journal, EventCodec<InboxEvent> codec, TimeProvider clock)
    : JournaledGrain<InboxState, InboxEvent>(journal, codec, clock), IInboxGrain
{
    protected override string Aggregate => "inbox";
    protected override InboxState Initial { get; } = new((InboxView?)null);

    public Task<InboxView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.View);

    public async Task<InboxView> Configure(string name, ReopenPolicy reopenPolicy, CancellationToken cancellationToken)
    {
        var inbox = new InboxView(new InboxId(LocalKey), name, reopenPolicy);
        await CommitAsync(
            (state, _) => state.View == inbox ? Decision<InboxEvent>.Nothing : new Decision<InboxEvent>.Accepted([new(new InboxEvent.Configured(inbox))]),
            cancellationToken);
        return inbox;
    }

    protected override InboxState Evolve(InboxState state, Recorded<InboxEvent> recorded) => recorded.Event switch
    {
        InboxEvent.Configured configured => new(configured.Inbox),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of an inbox."),
    };

    protected override IEnumerable<IProjectionRow> Project(InboxState before, InboxState after, IReadOnlyList<Recorded<InboxEvent>> events) =>
        [new InboxRow(Workspace, after.View!)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(InboxState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.InboxState);

    protected override InboxState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.InboxState)!;
}
