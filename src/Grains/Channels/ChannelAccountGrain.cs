using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Grains.Workspaces;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

internal sealed class ChannelAccountGrain(
    IJournal journal, EventCodec<ChannelAccountEvent> codec, ChannelAccountRows rows, IEnumerable<ITemplateSource> sources,
    ILogger<ChannelAccountGrain> logger, TimeProvider clock)
    : JournaledGrain<ChannelAccountState, ChannelAccountEvent>(journal, codec, clock), IChannelAccountGrain, IRemindable
{
    private const string Templates = "templates";
    /// <summary>What changes at the provider is told by webhook as well; this finds what was not told.</summary>
    private static readonly TimeSpan SyncEvery = TimeSpan.FromHours(6);
    /// <summary>Of an account that nobody has watched so far.</summary>
    private static readonly TimeSpan FirstSync = TimeSpan.FromMinutes(1);

    private ChannelAccount? configuring;

    protected override string Aggregate => "channel_account";
    protected override ChannelAccountState Initial => ChannelAccountState.Initial;

    public async Task Configure(ChannelAccount account, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(account.Id, cancellationToken) != account) await WriteAsync(account, null, cancellationToken);
    }

    public async Task<Rejection?> Connect(Actor.Agent by, ConnectionDraft draft, CancellationToken cancellationToken)
    {
        var account = new ChannelAccount(
            new ChannelAccountId(LocalKey), Workspace, default, ChannelType.WhatsApp, draft.Name,
            draft.PhoneNumberId, draft.AppSecret, draft.VerifyToken ?? "", draft.AccessToken, draft.BusinessAccountId);
        if ((ConnectionRules.Fault(account) ?? ConnectionRules.InboxFault(draft.Inbox, draft.NewInbox)) is { } fault) return fault;
        if (State.Configured is not null || await rows.FindByNumberAsync(Workspace, draft.PhoneNumberId, cancellationToken) is not null)
            return new Rejection.ChannelAccountExists();
        return await InboxAsync(draft.Inbox, draft.NewInbox, cancellationToken) is { } inbox
            ? await WriteAsync(account with { Inbox = inbox }, by, cancellationToken)
            : new Rejection.UnknownInbox();
    }

    public async Task<Rejection?> Change(Actor.Agent by, ConnectionChange change, CancellationToken cancellationToken)
    {
        if (State.Configured is null || await rows.FindAsync(new ChannelAccountId(LocalKey), cancellationToken) is not { } account) return new Rejection.NotFound();
        var movesInbox = change.Inbox is not null || change.NewInbox is not null;
        var changed = ConnectionRules.Apply(account, change, null);
        if ((ConnectionRules.Fault(changed) ?? (movesInbox ? ConnectionRules.InboxFault(change.Inbox, change.NewInbox) : null)) is { } fault) return fault;
        if (movesInbox)
        {
            if (await InboxAsync(change.Inbox, change.NewInbox, cancellationToken) is not { } inbox) return new Rejection.UnknownInbox();
            changed = changed with { Inbox = inbox };
        }
        return changed == account ? null : await WriteAsync(changed, by, cancellationToken);
    }

    public async Task<bool> Disconnect(Actor.Agent by, CancellationToken cancellationToken) =>
        (await CommitAsync((state, _) => ConnectionRules.Disconnect(state, by), cancellationToken)).Changed;

    public async Task WatchTemplates(CancellationToken cancellationToken)
    {
        if (State.Configured is { } configured && HasTemplates(configured) && await this.GetReminder(Templates) is null)
            await this.RegisterOrUpdateReminder(Templates, FirstSync, SyncEvery);
    }

    public async Task<TemplateListing> SyncTemplates(CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(new ChannelAccountId(LocalKey), cancellationToken) is not { } account || account.Workspace != Workspace)
            return new TemplateListing.Failed(new DeliveryError("account_removed", "The channel account is not connected."));
        if (sources.FirstOrDefault(candidate => candidate.Type == account.Type) is not { } source)
            return new TemplateListing.Failed(new DeliveryError("channel_not_supported", $"{account.Type} has no templates."));
        var listing = await source.ListAsync(account, cancellationToken);
        if (listing is TemplateListing.Listed listed)
            await CommitAsync((state, _) => TemplateCatalogueRules.Sync(state, listed.Templates), cancellationToken);
        return listing;
    }

    /// <summary>The catalogue is read again, once in the cluster. A provider that fails is asked again at the next tick, and the catalogue stays as it was.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await SyncTemplates(CancellationToken.None) is TemplateListing.Failed(var error)) logger.SyncFailed(Workspace, LocalKey, error.Code, error.Text);
    }

    public Task UpdateTemplates(ImmutableArray<TemplateUpdate> updates, CancellationToken cancellationToken) =>
        CommitAsync((state, _) => TemplateCatalogueRules.Update(state, updates), cancellationToken);

    protected override ChannelAccountState Evolve(ChannelAccountState state, Recorded<ChannelAccountEvent> recorded) => ChannelAccountState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        ChannelAccountState before, ChannelAccountState after, IReadOnlyList<Recorded<ChannelAccountEvent>> events) => events.Select(recorded => recorded.Event switch
        {
            ChannelAccountEvent.TemplateChanged changed => new MessageTemplateRow(Workspace, new ChannelAccountId(LocalKey), changed.Template, Removed: false),
            ChannelAccountEvent.TemplateRemoved removed =>
                new MessageTemplateRow(Workspace, new ChannelAccountId(LocalKey), before.Catalogue()[removed.Id], Removed: true),
            ChannelAccountEvent.Disconnected => new ChannelAccountRemoval(Workspace, new ChannelAccountId(LocalKey)),
            _ => (IProjectionRow)new ChannelAccountRow(configuring!),
        });

    protected override IReadOnlyList<ReminderChange> Remind(ChannelAccountState before, ChannelAccountState after)
    {
        if (after.Configured == before.Configured) return [];
        DateTimeOffset? due = after.Configured is { } configured && HasTemplates(configured) ? Clock.GetUtcNow() + SyncEvery : null;
        return [new ReminderChange(this.GetGrainId().ToString(), Templates, due, SyncEvery)];
    }

    protected override ReadOnlyMemory<byte> TakeSnapshot(ChannelAccountState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ChannelAccountState);

    protected override ChannelAccountState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ChannelAccountState)!;

    private bool HasTemplates(ChannelAccountEvent.Configured configured) => sources.Any(source => source.Type == configured.Type);

    /// <summary>Null when the workspace has no such inbox.</summary>
    private async Task<InboxId?> InboxAsync(InboxId? chosen, string? newInbox, CancellationToken cancellationToken)
    {
        var id = chosen ?? InboxId.New(Clock.GetUtcNow());
        var inbox = GrainFactory.GetGrain<IInboxGrain>(Workspace.Key(id.Value));
        if (chosen is not null) return await inbox.Get(cancellationToken) is null ? null : id;
        await inbox.Configure(newInbox!, InboxRules.DefaultPolicy(ChannelType.WhatsApp), cancellationToken);
        return id;
    }

    private async Task<Rejection?> WriteAsync(ChannelAccount account, Actor.Agent? by, CancellationToken cancellationToken)
    {
        configuring = account;
        var configured = new ChannelAccountEvent.Configured(account.Id, account.Inbox, account.Type, account.Name, account.PhoneNumberId, by);
        try
        {
            await CommitAsync((_, _) => new Decision<ChannelAccountEvent>.Accepted([new(configured)]), cancellationToken);
            return null;
        }
        catch (AppendRefusedException refused) when (RejectionOf(refused) is { } reason)
        {
            return reason;
        }
    }

    /// <summary>What only the tables know, because it is true of many grains together.</summary>
    private static Rejection? RejectionOf(AppendRefusedException refused) => (refused.InnerException as PostgresException)?.ConstraintName switch
    {
        "channel_accounts_by_phone_number" => new Rejection.ChannelAccountExists(),
        "channel_accounts_inbox_deleted" => new Rejection.UnknownInbox(),
        _ => null,
    };
}
