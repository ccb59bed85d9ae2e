using Parloir.Journal.Membership;
using Parloir.Journal.Reminders;
using Parloir.Runtime;
using Parloir.Runtime.Reminders;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

public sealed class ReminderTableTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly int[] AllPartitions = [.. Enumerable.Range(0, GrainId.PartitionCount)];

    private readonly PostgresReminderTable _table = new(postgres.Database, new SiloFence());

    [Fact]
    public async Task Upsert_WhenReminderExists_ReplacesIt()
    {
        var entry = Entry("a", "snooze", Noon);
        await _table.UpsertAsync(entry, CancellationToken.None);
        var later = entry with { DueAt = Noon.AddHours(1), FirstDueAt = Noon.AddHours(1), Period = TimeSpan.FromMinutes(5) };
        await _table.UpsertAsync(later, CancellationToken.None);

        Assert.Equal(later, await _table.GetAsync(entry.Grain, "snooze", CancellationToken.None));
    }

    [Fact]
    public async Task Upsert_WhenPeriodIsInfinite_ComesBackInfinite()
    {
        var entry = Entry("infinite", "once", Noon) with { Period = Timeout.InfiniteTimeSpan };
        await _table.UpsertAsync(entry, CancellationToken.None);

        Assert.Equal(entry, await _table.GetAsync(entry.Grain, "once", CancellationToken.None));
    }

    [Fact]
    public async Task Remove_WhenReminderExists_TakesItBack()
    {
        var entry = Entry("removed", "snooze", Noon);
        await _table.UpsertAsync(entry, CancellationToken.None);
        await _table.RemoveAsync(entry.Grain, "snooze", CancellationToken.None);
        await _table.RemoveAsync(entry.Grain, "snooze", CancellationToken.None);

        Assert.Null(await _table.GetAsync(entry.Grain, "snooze", CancellationToken.None));
    }

    [Fact]
    public async Task GetAll_WhenGrainHasSeveral_ReturnsThemByName()
    {
        foreach (var name in new[] { "sla-first", "auto-resolve", "snooze" })
            await _table.UpsertAsync(Entry("several", name, Noon), CancellationToken.None);

        var all = await _table.GetAllAsync(GrainId.Create("conversation", "w/several"), CancellationToken.None);

        Assert.Equal(["auto-resolve", "sla-first", "snooze"], all.Select(entry => entry.Name));
    }

    [Fact]
    public async Task ReadDue_WhenPaged_MeetsEachDueReminderOfThePartitionsInOrder()
    {
        var year = Noon.AddYears(-10);
        var entries = Enumerable.Range(0, 40).Select(i => Entry($"due{i}", "r", year.AddSeconds(i % 4))).ToArray();
        foreach (var entry in entries)
            await _table.UpsertAsync(entry, CancellationToken.None);
        await _table.UpsertAsync(Entry("not-yet", "r", year.AddMinutes(1)), CancellationToken.None);
        var partitions = AllPartitions.Where(partition => partition != entries[7].Grain.Partition).ToArray();

        var read = new List<ReminderEntry>();
        while (await _table.ReadDueAsync(year.AddSeconds(10), read.LastOrDefault(), 7, partitions, CancellationToken.None) is { Count: > 0 } page)
            read.AddRange(page);

        var expected = entries.Where(entry => entry.Grain.Partition != entries[7].Grain.Partition)
            .OrderBy(entry => entry.DueAt).ThenBy(entry => entry.Grain.ToString(), StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task CompleteTick_WhenPeriodic_MovesOn()
    {
        var entry = Entry("periodic", "r", Noon) with { Period = TimeSpan.FromMinutes(1) };
        await _table.UpsertAsync(entry, CancellationToken.None);
        await _table.CompleteTickAsync(entry, Noon.AddMinutes(1), CancellationToken.None);

        Assert.Equal(entry with { DueAt = Noon.AddMinutes(1) }, await _table.GetAsync(entry.Grain, "r", CancellationToken.None));
    }

    [Fact]
    public async Task CompleteTick_WhenOneShot_TakesItAway()
    {
        var entry = Entry("one-shot", "r", Noon);
        await _table.UpsertAsync(entry, CancellationToken.None);
        await _table.CompleteTickAsync(entry, null, CancellationToken.None);

        Assert.Null(await _table.GetAsync(entry.Grain, "r", CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CompleteTick_WhenSetAnewMeanwhile_ChangesNothing(bool periodic)
    {
        var entry = Entry($"anew{periodic}", "r", Noon);
        var anew = entry with { DueAt = Noon.AddDays(1), FirstDueAt = Noon.AddDays(1) };
        await _table.UpsertAsync(entry, CancellationToken.None);
        await _table.UpsertAsync(anew, CancellationToken.None);
        await _table.CompleteTickAsync(entry, periodic ? Noon.AddHours(1) : null, CancellationToken.None);

        Assert.Equal(anew, await _table.GetAsync(entry.Grain, "r", CancellationToken.None));
    }

    private static ReminderEntry Entry(string key, string name, DateTimeOffset due) =>
        new(GrainId.Create("conversation", $"w/{key}"), name, due, TimeSpan.Zero, due);
}
