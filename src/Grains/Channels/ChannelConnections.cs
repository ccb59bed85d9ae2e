namespace Parloir.Grains.Channels;

internal sealed class ChannelConnections(
    ChannelAccountRows accounts, ChannelHealthRows health, ChannelPulse pulse, IEnumerable<IConnectionProbe> probes, TimeProvider clock) : IChannelConnections
{
    public async Task<ImmutableArray<ChannelConnection>> List(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var activities = await health.ListAsync(workspace, clock.GetUtcNow(), cancellationToken);
        return [.. (await accounts.ListAsync(workspace, cancellationToken)).Select(account => Show(account, activities.GetValueOrDefault(account.Id, ChannelActivity.None)))];
    }

    public async Task<ChannelConnection?> Find(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken) =>
        (await List(workspace, cancellationToken)).FirstOrDefault(connection => connection.Id == account);

    public async Task<ConnectionTest?> Test(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } found || found.Workspace != workspace) return null;
        return probes.FirstOrDefault(candidate => candidate.Type == found.Type) is { } probe
            ? await probe.TestAsync(found, cancellationToken)
            : new ConnectionTest.Failed(ConnectionFault.ProviderFailed, $"Nothing here speaks to {found.Type}.");
    }

    /// <summary>With what this process has counted since it last wrote.</summary>
    private ChannelConnection Show(ChannelAccount account, ChannelActivity written) => new(
        account.Id, account.Type, account.Name, account.Inbox, account.PhoneNumberId, account.BusinessAccountId,
        SecretHint.Of(account.AccessToken), SecretHint.Of(account.AppSecret), SecretHint.Of(account.VerifyToken),
        $"/webhooks/whatsapp/{account.Id}", HealthRules.Judge(written.And(pulse.Pending(account.Workspace, account.Id))));
}
