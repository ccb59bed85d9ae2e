using System.Text.Json;
using Microsoft.Extensions.Logging;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

internal sealed class ChannelAccountGrain(
    IJournal journal, EventCodec<ChannelAccountEvent> codec, IChannelAccountDirectory directory, IEnumerable<ITemplateSource> sources,
    ILogger<ChannelAccountGrain> logger, TimeProvider clock)
    : JournaledGrain<ChannelAccountState, ChannelAccountEvent>(journal, codec, clock), IChannelAccountGrain, IRemindable
{
    private const string Templates = "templates";
    /// <summary>What changes at the provider is told by webhook as well; this finds what was not told.</summary>
    private static readonly TimeSpan SyncEvery = TimeSpan.FromHours(6);

    private ChannelAccount? configuring;

    protected override string Aggregate => "channel_account";
    protected override ChannelAccountState Initial => ChannelAccountState.Initial;

    public async Task Configure(ChannelAccount account, CancellationToken cancellationToken)
    {
        if (await directory.Find(account.Id, cancellationToken) == account) return;
        configuring = account;
        var configured = new ChannelAccountEvent.Configured(account.Id, account.Inbox, account.Type, account.Name, account.PhoneNumberId);
        await CommitAsync((_, _) => new Decision<ChannelAccountEvent>.Accepted([new(configured)]), cancellationToken);
    }

    public async Task<TemplateListing> SyncTemplates(CancellationToken cancellationToken)
    {
        if (await directory.Find(new ChannelAccountId(LocalKey), cancellationToken) is not { } account || account.Workspace != Workspace)
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
            _ => (IProjectionRow)new ChannelAccountRow(configuring!),
        });

    protected override IReadOnlyList<ReminderChange> Remind(ChannelAccountState before, ChannelAccountState after) =>
        after.Configured is { } configured && configured != before.Configured && sources.Any(source => source.Type == configured.Type)
            ? [new ReminderChange(this.GetGrainId().ToString(), Templates, Clock.GetUtcNow() + SyncEvery, SyncEvery)]
            : [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ChannelAccountState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ChannelAccountState);

    protected override ChannelAccountState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ChannelAccountState)!;
}
