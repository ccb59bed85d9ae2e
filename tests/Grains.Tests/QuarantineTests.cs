using System.Text;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>What a provider sent and nobody could read: kept whole, listed, tried again.</summary>
public sealed class QuarantineTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"odd\":true}");

    private static QuarantineItem Item(string key, byte[]? body = null) => new(Desk.AccountOf(Workspace).Id, key, "malformed_item", "Odd", body ?? Body);

    private static async Task AddAsync(Desk desk, params ImmutableArray<QuarantineItem> items) => await desk.Silo.Inbound.Accept(desk.Workspace, new InboundBatch([], items), default);

    [Fact]
    public async Task Add_WhenTheProviderRepeatsItself_KeepsOne()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"), Item("b"));
        await AddAsync(desk, Item("a"));
        var page = await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default);
        Assert.Equal(2, page.Items.Length);
        Assert.Equal((Noon, "malformed_item", "Odd", "{\"odd\":true}"), (page.Items[0].ReceivedAt, page.Items[0].Reason, page.Items[0].Detail, page.Items[0].Body));
    }

    [Fact]
    public async Task Add_WhenTheSameItemStandsTwiceInABatch_KeepsOne()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"), Item("a"));
        Assert.Single((await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items);
    }

    [Fact]
    public async Task List_WhenInPages_IsNewestFirstWithoutGaps()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 7; i++) await AddAsync(desk, Item($"{i}", Encoding.UTF8.GetBytes($"{i}")));
        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await desk.Silo.Quarantine.List(desk.Workspace, cursor, 3, default);
            listed.AddRange(page.Items.Select(item => item.Body));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], listed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task List_WhenTheCursorIsForged_IsAFormatError(string cursor)
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<FormatException>(() => desk.Silo.Quarantine.List(desk.Workspace, cursor, 10, default));
    }

    [Fact]
    public async Task List_WhenOfAnotherWorkspace_IsEmpty()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"));
        Assert.Empty((await desk.Silo.Quarantine.List(new WorkspaceId("zenith"), null, 10, default)).Items);
        var item = (await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items[0];
        Assert.IsType<ReplayResult.Unknown>(await desk.Silo.Quarantine.Replay(new WorkspaceId("zenith"), item.Id, default));
    }

    [Fact]
    public async Task Replay_WhenItCanBeReadNow_ComesInAndLeavesTheList()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"));
        var item = (await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items[0];
        Assert.IsType<ReplayResult.Unknown>(await desk.Silo.Quarantine.Replay(desk.Workspace, item.Id, default));

        desk.Readers.Add(new Reader(body => new InboundBatch([new InboundFromCustomer(desk.Account, Carla, [desk.Message(Encoding.UTF8.GetString(body))])], [])));
        await desk.RestartAsync();

        Assert.IsType<ReplayResult.Replayed>(await desk.Silo.Quarantine.Replay(desk.Workspace, item.Id, default));
        Assert.Equal("{\"odd\":true}", Assert.Single(await desk.AllAsync()).Preview!.Text);
        Assert.Empty((await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items);
        Assert.IsType<ReplayResult.Unknown>(await desk.Silo.Quarantine.Replay(desk.Workspace, item.Id, default));
        // The provider's retries do not bring it back.
        await AddAsync(desk, Item("a"));
        Assert.Empty((await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items);
    }

    [Fact]
    public async Task Replay_WhenItStillCannotBeRead_StaysWithTheReason()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"));
        desk.Readers.Add(new Reader(_ => new InboundBatch([], [Item("a") with { Reason = "unhandled_field", Detail = "calls" }])));
        await desk.RestartAsync();
        var item = (await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items[0];
        Assert.Equal(new ReplayResult.StillQuarantined("unhandled_field", "calls"), await desk.Silo.Quarantine.Replay(desk.Workspace, item.Id, default));
        Assert.Single((await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items);
    }

    [Fact]
    public async Task Replay_WhenItIsTheStatusOfAnUnknownMessage_Stays()
    {
        await using var desk = await Desk.OpenAsync();
        await AddAsync(desk, Item("a"));
        var status = new InboundEnvelope("s", Noon, new InboundItem.Status("wamid.foreign", DeliveryStatus.Sent, null, null));
        desk.Readers.Add(new Reader(_ => new InboundBatch([new InboundFromCustomer(desk.Account, Carla, [status])], [])));
        await desk.RestartAsync();
        var item = (await desk.Silo.Quarantine.List(desk.Workspace, null, 10, default)).Items[0];
        Assert.Equal("unknown_message", Assert.IsType<ReplayResult.StillQuarantined>(await desk.Silo.Quarantine.Replay(desk.Workspace, item.Id, default)).Reason);
    }

    private sealed class Reader(Func<byte[], InboundBatch> read) : IQuarantineReader
    {
        public ChannelType Type => ChannelType.WhatsApp;

        public Task<InboundBatch> Read(ChannelAccount account, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Task.FromResult(read(body.ToArray()));
    }
}
