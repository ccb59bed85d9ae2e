using Parloir.Grains.Outbox;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using Parloir.Journal;
using Parloir.Journal.Membership;

namespace Parloir.Grains.Tests.Outbox;

/// <summary>Each silo wakes the outboxes of its own partitions, and reads no others.</summary>
public sealed class OutboxPartitionTests
{
    private const int Rows = 20_000;

    [Fact]
    public async Task Ids_WhenTheRuntimeNamesTheGrains_AreThese()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(desk.Silo.Grains.GetGrain<IOutboxGrain>("w/c").GetGrainId(), OutboxGrain.Id(new WorkspaceId("w"), new ConversationId("c")));
        Assert.All(FeedRouting.AllFeeds(new WorkspaceId("w")), feed => Assert.Equal(desk.Silo.Grains.GetGrain<IFeedGrain>(feed.Key).GetGrainId(), feed));
    }

    [Fact]
    public async Task Due_WhenManyRowsAreOfOtherPartitions_ReadsOnlyItsOwnByTheIndex()
    {
        await using var desk = await Desk.OpenAsync();
        await using (var insert = desk.Silo.Database.CreateCommand($"""
            insert into outbox (workspace, conversation, sequence, task, in_flight, attempts, next_attempt_at, partition)
            select 'w', i::text, 1, '', false, 0, '2030-01-01', i % {GrainId.PartitionCount} from generate_series(1, {Rows}) as i;
            analyze outbox
            """))
            await insert.ExecuteNonQueryAsync();

        var keys = await new OutboxQueries(desk.Silo.Database, new SiloFence()).DueAsync(DateTimeOffset.MaxValue, Rows, [7, 9], CancellationToken.None);
        Assert.InRange(keys.Count, Rows / GrainId.PartitionCount * 2, Rows / GrainId.PartitionCount * 2 + 2);
        Assert.All(keys, key => Assert.Contains(int.Parse(key.Split('/')[1], null) % GrainId.PartitionCount, new[] { 7, 9 }));

        await using var explain = desk.Silo.Database.CreateCommand("explain " + SqlFile.Beside<OutboxQueries>("outbox-due"));
        explain.Parameters.AddWithValue(DateTimeOffset.MaxValue);
        explain.Parameters.AddWithValue(1000);
        explain.Parameters.AddWithValue(new short[] { 7, 9 });
        await using var plan = await explain.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await plan.ReadAsync()) lines.Add(plan.GetString(0));
        Assert.Contains(lines, line => line.Contains("outbox_by_partition", StringComparison.Ordinal));
    }
}
