using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Web.Tests.World;

internal sealed class FakeQuarantine : IQuarantine
{
    public ConcurrentDictionary<(WorkspaceId, string), ReplayResult> Items { get; } = new();

    public Task<QuarantinePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is "garbage") throw new FormatException();
        var items = Items.Keys.Where(key => key.Item1 == workspace).Take(limit).Select(key => new QuarantinedItem(
            new QuarantineId(key.Item2), new ChannelAccountId("demo-whatsapp"), "malformed_item", "no id", DateTimeOffset.UnixEpoch, """{"object":"x"}"""));
        return Task.FromResult(new QuarantinePage([.. items], null));
    }

    public Task<ReplayResult> Replay(WorkspaceId workspace, QuarantineId item, CancellationToken cancellationToken) =>
        Task.FromResult(Items.GetValueOrDefault((workspace, item.Value), new ReplayResult.Unknown()));
}
