using System.Globalization;

namespace Parloir.Grains.Channels;

internal sealed class Quarantine(QuarantineStore store, IChannelAccountDirectory accounts, IEnumerable<IQuarantineReader> readers, IInbound inbound) : IQuarantine
{
    public Task<QuarantinePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(workspace, cursor is null ? long.MaxValue : Place(cursor), limit, cancellationToken);

    public async Task<ReplayResult> Replay(WorkspaceId workspace, QuarantineId item, CancellationToken cancellationToken)
    {
        if (!long.TryParse(item.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await store.FindAsync(workspace, id, cancellationToken) is not { } stored
            || await accounts.Find(stored.Account, cancellationToken) is not { } account
            || readers.FirstOrDefault(reader => reader.Type == account.Type) is not { } reader)
            return new ReplayResult.Unknown();

        var batch = await reader.Read(account, stored.Body, cancellationToken);
        if (batch.Quarantined is [var still, ..]) return new ReplayResult.StillQuarantined(still.Reason, still.Detail);
        if (await inbound.Accept(workspace, batch, cancellationToken) is [_, ..])
            return new ReplayResult.StillQuarantined("unknown_message", "The status is of a message that is not known here.");
        await store.MarkReplayedAsync(workspace, id, cancellationToken);
        return new ReplayResult.Replayed();
    }

    private static long Place(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new FormatException("The cursor is not one of the quarantine.");
}
