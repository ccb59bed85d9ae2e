using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

internal abstract record ChannelAccountEvent
{
    private ChannelAccountEvent() { }

    /// <summary>Without the secrets, which stand in the row alone: a journal forgets nothing.</summary>
    [EventKind("channel_account.configured.v1")]
    public sealed record Configured(ChannelAccountId Id, InboxId Inbox, ChannelType Type, string Name, string PhoneNumberId) : ChannelAccountEvent;
}

internal sealed record ChannelAccountState(ChannelAccountEvent.Configured? Configured);

internal sealed class ChannelAccountGrain(IJournal journal, EventCodec<ChannelAccountEvent> codec, IChannelAccountDirectory directory, TimeProvider clock)
    : JournaledGrain<ChannelAccountState, ChannelAccountEvent>(journal, codec, clock), IChannelAccountGrain
{
    private ChannelAccount? configuring;

    protected override string Aggregate => "channel_account";
    protected override ChannelAccountState Initial { get; } = new((ChannelAccountEvent.Configured?)null);

    public async Task Configure(ChannelAccount account, CancellationToken cancellationToken)
    {
        if (await directory.Find(account.Id, cancellationToken) == account) return;
        configuring = account;
        var configured = new ChannelAccountEvent.Configured(account.Id, account.Inbox, account.Type, account.Name, account.PhoneNumberId);
        await CommitAsync((_, _) => new Decision<ChannelAccountEvent>.Accepted([new(configured)]), cancellationToken);
    }

    protected override ChannelAccountState Evolve(ChannelAccountState state, Recorded<ChannelAccountEvent> recorded) => recorded.Event switch
    {
        ChannelAccountEvent.Configured configured => new(configured),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a channel account."),
    };

    protected override IEnumerable<IProjectionRow> Project(
        ChannelAccountState before, ChannelAccountState after, IReadOnlyList<Recorded<ChannelAccountEvent>> events) => [new ChannelAccountRow(configuring!)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ChannelAccountState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ChannelAccountState);

    protected override ChannelAccountState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ChannelAccountState)!;
}

internal sealed record ChannelAccountRow(ChannelAccount Account) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ChannelAccountProjection.Instance;
    string IProjectionRow.Key => Account.Id.Value;
}

internal sealed class ChannelAccountProjection() : Projection<ChannelAccountRow>("channel-accounts-upsert")
{
    public static ChannelAccountProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ChannelAccountRow[] rows) =>
    [
        Column(rows, row => row.Account.Id.Value),
        Column(rows, row => row.Account.Workspace.Value),
        Column(rows, row => row.Account.Inbox.Value),
        Column(rows, row => row.Account.Type.ToString()),
        Column(rows, row => row.Account.Name),
        Column(rows, row => row.Account.PhoneNumberId),
        Column(rows, row => row.Account.AppSecret),
        Column(rows, row => row.Account.VerifyToken),
        Column(rows, row => row.Account.AccessToken),
    ];
}
