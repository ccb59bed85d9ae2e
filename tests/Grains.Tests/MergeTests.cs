using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S3-24: two contacts that are one person, and back, on the real journal (decision 0020).</summary>
public sealed class MergeTests
{
    private static readonly CustomerIdentity Dora = new("33600000001", null, "Dora");
    private static readonly CustomerIdentity Emma = new("33600000002", null, "Emma");
    private static readonly AgentAccess Everything = new(Alice.Id, null, []);

    [Fact]
    public async Task Merge_WhenDone_BothHistoriesAreTheWinners()
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        await desk.Contact(winner.Contact.Id).AddRemark(Alice, "r1", "of Carla", []);
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        await desk.Contact(other.Contact.Id).AddRemark(Alice, "r1", "of Dora", []);
        await desk.EditAsync(other.Contact.Id, new ContactChange.SetStage("payment"), new ContactChange.SetEmails(["dora@example.test"]));
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, other.Id);

        var merged = await MergeAsync(desk, winner, other);

        Assert.Equal(("Carla", "payment"), (merged.Name, merged.Stage));
        Assert.Equal(["33612345678", "33600000001", "dora@example.test"], merged.Points.Select(point => point.Value));
        Assert.Equal([new MergedContact(other.Contact.Id, "Dora", winner.Contact.Id)], merged.Merged.ToArray());
        Assert.Equal(2, (await HistoryAsync(desk, merged)).Length);
        Assert.Equal(["of Dora", "of Carla"], (await desk.Remarks.OfContacts(desk.Workspace, merged.Members, null, 10, default)).Items.Select(remark => remark.Text));

        // The merged one answers as an alias of the winner, to reads and to commands.
        Assert.Equal(winner.Contact.Id, (await desk.Contact(other.Contact.Id).Get())!.Id);
        Assert.Equal(winner.Contact.Id, (await desk.Contacts.Find(desk.Workspace, other.Contact.Id, Everything, default))!.Id);
        Assert.Equal("fr", (await desk.EditAsync(other.Contact.Id, new ContactChange.SetLanguage("fr"))).Language);
        foreach (var text in new[] { null, "06 00 00 00 01", "dora@example", "carla" })
            Assert.Equal(winner.Contact.Id, Assert.Single((await desk.Contacts.List(desk.Workspace, new ContactFilter(text), Everything, null, 10, default)).Items).Id);

        // Open conversations of both learn it.
        var delta = await watcher.Next();
        while (delta.Head.Contact.Name != "Carla") delta = await watcher.Next();
        await Waiting.Eventually(async () => await MergesToldAsync(desk, winner.Id) == 1 && await MergesToldAsync(desk, other.Id) == 1);
    }

    [Fact]
    public async Task Unmerge_WhenDone_GivesBackWhatWasMoved()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        await desk.EditAsync(other.Contact.Id, new ContactChange.SetStage("payment"), new ContactChange.SetLanguage("fr"));
        await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(Bruno.Id.Value)).Ensure(Bruno.Name, "bruno@example.test", AgentRole.Agent, "");
        await desk.Contact(other.Contact.Id).Execute(new ContactCommand.SetOwner(Alice, BrunoCard));
        var (before, dora) = (await desk.Contact(winner.Contact.Id).Get(), await desk.Contact(other.Contact.Id).Get());
        await MergeAsync(desk, winner, other);
        // What came meanwhile for Dora is hers afterwards; what somebody changed meanwhile stays.
        await desk.DoAsync(other.Id, new ConversationCommand.Resolve(Alice));
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        var later = await desk.OpenConversationAsync(Dora with { UserId = "user-1" });
        Assert.Equal(("Carla", "+33600000001", BrunoCard), (later.Contact.Name, later.Contact.Address, later.Assignee));
        Assert.Contains("user-1", (await desk.Contact(winner.Contact.Id).Get())!.Points.Select(point => point.Value));
        await desk.EditAsync(winner.Contact.Id, new ContactChange.SetLanguage("de"));

        var separated = await UnmergeAsync(desk, winner, other);

        Assert.Equivalent(before! with { Language = "de" }, separated, strict: true);
        var again = (await desk.Contact(other.Contact.Id).Get())!;
        Assert.Equal((dora!.Id, "Dora", "payment", "fr", BrunoCard), (again.Id, again.Name, again.Stage, again.Language, again.Owner));
        Assert.Equal(["33600000001", "user-1"], again.Points.Select(point => point.Value));
        Assert.Equal([later.Id, other.Id], (await HistoryAsync(desk, again)).Select(view => view.Id));
        Assert.Equal(winner.Id, Assert.Single(await HistoryAsync(desk, separated)).Id);
        await Waiting.Eventually(async () => (await desk.Silo.Queries.Find(desk.Workspace, later.Id, default))!.Contact.Name == "Dora");
        Assert.Equal(2, (await desk.Contacts.List(desk.Workspace, new ContactFilter(), Everything, null, 10, default)).Items.Length);
    }

    [Fact]
    public async Task Merge_WhileMessagesComeInForBoth_LosesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        var coming = Enumerable.Range(0, 40).Select(async i =>
        {
            await Task.Yield();
            await desk.ReceiveAsync(i % 2 == 0 ? Carla : Dora with { UserId = i % 4 == 1 ? "user-1" : null }, desk.Message($"message {i}"));
        }).ToList();
        await MergeAsync(desk, winner, other);
        await UnmergeAsync(desk, winner, other);
        await MergeAsync(desk, winner, other, "again");
        await Task.WhenAll(coming);

        foreach (var (view, own) in new[] { (winner, 0), (other, 1) })
        {
            var received = (await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Message>().Select(message => message.Content.Words).Where(text => text != "Hello");
            Assert.Equal(Enumerable.Range(0, 40).Where(i => i % 2 == own).Select(i => $"message {i}").Order(), received.Order());
        }
        var contact = (await desk.Contact(other.Contact.Id).Get())!;
        Assert.Equal(2, (await HistoryAsync(desk, contact)).Length);
        // What was learnt of the merged one is known of the winner.
        Assert.Equal(["33600000001", "33612345678", "user-1"], contact.Points.Select(point => point.Value).Order());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Merge_WhenTheProcessDiesInBetween_IsFinishedOrNeverBegun(int appends, bool unanswered)
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        if (unanswered) desk.Silo.Journal.EndUnansweredAfter(appends - 1);
        else desk.Silo.Journal.EndAfter(appends);
        var merging = desk.Contact(winner.Contact.Id).Execute(new ContactCommand.Merge(Alice, $"m-{other.Contact.Id}", other.Contact.Id));
        if (appends < 3 || unanswered) await Assert.ThrowsAnyAsync<Exception>(() => merging.Soon());
        else await merging.Soon();
        await desk.CrashAsync();

        if (appends > 0)
        {
            // Nobody asks again: the reminder takes it up.
            await desk.PassAsync(TimeSpan.FromMinutes(1));
            await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await desk.Contact(winner.Contact.Id).Get())!.Merged.Length == 1));
        }
        else
        {
            Assert.Empty((await desk.Contact(winner.Contact.Id).Get())!.Merged);
        }
        // And a client that asks again with its key has one effect.
        var merged = await MergeAsync(desk, winner, other);
        Assert.Equal((other.Contact.Id, winner.Contact.Id), (Assert.Single(merged.Merged).Id, (await desk.Contact(other.Contact.Id).Get())!.Id));
        Assert.Equal(1, await desk.CountAsync("journal", "kind = 'contact.merged.v1'"));
        Assert.Equal(1, await desk.CountAsync("journal", "kind = 'contact.merged_into.v1'"));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'unfinished'") == 0));
        Assert.Equal(1, await MergesToldAsync(desk, other.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Unmerge_WhenTheProcessDiesInBetween_IsFinished(int appends)
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        await MergeAsync(desk, winner, other);
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'unfinished'") == 0));
        desk.Silo.Journal.EndAfter(appends);
        await Assert.ThrowsAnyAsync<Exception>(() => desk.Contact(winner.Contact.Id).Execute(new ContactCommand.Unmerge(Alice, "u", other.Contact.Id)).Soon());
        await desk.CrashAsync();

        await desk.PassAsync(TimeSpan.FromMinutes(1));

        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await desk.Contact(other.Contact.Id).Get())!.Id == other.Contact.Id));
        Assert.Empty((await desk.Contact(winner.Contact.Id).Get())!.Merged);
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await desk.AllAsync()).Any(view => view.Contact.Name == "Dora")));
    }

    [Fact]
    public async Task Merge_WhenRepeatedAfterASeparation_HasNoSecondEffect()
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        await MergeAsync(desk, winner, other);
        await MergeAsync(desk, winner, other);
        await UnmergeAsync(desk, winner, other);
        await UnmergeAsync(desk, winner, other);
        Assert.Empty((await MergeAsync(desk, winner, other)).Merged);
        Assert.Equal(other.Contact.Id, (await desk.Contact(other.Contact.Id).Get())!.Id);
    }

    [Fact]
    public async Task Merge_WhenEachIsMergedIntoTheOtherAtOnce_OneOrNoneWinsAndNobodyWaits()
    {
        await using var desk = await Desk.OpenAsync();
        var (one, two) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora));
        await Task.WhenAll(
            desk.Contact(one.Contact.Id).Execute(new ContactCommand.Merge(Alice, "a", two.Contact.Id)),
            desk.Contact(two.Contact.Id).Execute(new ContactCommand.Merge(Bruno, "b", one.Contact.Id))).Soon();
        var shown = new[] { (await desk.Contact(one.Contact.Id).Get())!, (await desk.Contact(two.Contact.Id).Get())! };
        Assert.True(shown[0].Id == shown[1].Id ? shown[0].Merged.Length == 1 : shown.All(contact => contact.Merged.IsEmpty));
        // Whoever asks again has them merged, or hears that they are.
        await desk.Contact(one.Contact.Id).Execute(new ContactCommand.Merge(Alice, "c", two.Contact.Id)).Soon();
        Assert.Equal((await desk.Contact(one.Contact.Id).Get())!.Id, (await desk.Contact(two.Contact.Id).Get())!.Id);
    }

    [Fact]
    public async Task Merge_WhenTheWinnerIsMergedInTurn_ResolvesAndSeparatesStepByStep()
    {
        await using var desk = await Desk.OpenAsync();
        var (first, second, third) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(Dora), await desk.OpenConversationAsync(Emma));
        await MergeAsync(desk, second, third);
        var all = await MergeAsync(desk, first, second);
        Assert.Equal([second.Contact.Id, third.Contact.Id], all.Merged.Select(contact => contact.Id));
        Assert.Equal(first.Contact.Id, (await desk.Contacts.Find(desk.Workspace, third.Contact.Id, Everything, default))!.Id);
        await desk.ReceiveAsync(Emma with { UserId = "user-3" }, desk.Message("From Emma"));
        Assert.Contains("user-3", (await desk.Contact(first.Contact.Id).Get())!.Points.Select(point => point.Value));

        Assert.Equal(new Rejection.ContactNotMerged(), (await desk.Contact(first.Contact.Id).Execute(new ContactCommand.Unmerge(Alice, "x", third.Contact.Id))).Rejection);
        await UnmergeAsync(desk, first, second);
        Assert.Equal(second.Contact.Id, (await desk.Contact(third.Contact.Id).Get())!.Id);
        Assert.Equal(2, (await HistoryAsync(desk, (await desk.Contact(second.Contact.Id).Get())!)).Length);
    }

    [Fact]
    public async Task Merge_WhenItMakesNoSense_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var one = await desk.OpenConversationAsync();
        Assert.Equal(new Rejection.MergeSameContact(), (await Ask(one.Contact.Id)).Rejection);
        Assert.Equal(new Rejection.NotFound(), (await Ask(new ContactId("nobody"))).Rejection);
        Assert.Equal(new Rejection.ContactNotMerged(), (await desk.Contact(one.Contact.Id).Execute(new ContactCommand.Unmerge(Alice, "u", one.Contact.Id))).Rejection);

        Task<ContactResult> Ask(ContactId other) => desk.Contact(one.Contact.Id).Execute(new ContactCommand.Merge(Alice, $"m-{other}", other));
    }

    private static async Task<ContactView> MergeAsync(Desk desk, ConversationView winner, ConversationView other, string key = "m") =>
        Assert.IsType<ContactView>((await desk.Contact(winner.Contact.Id).Execute(new ContactCommand.Merge(Alice, $"{key}-{other.Contact.Id}", other.Contact.Id)).Soon()).Contact);

    private static async Task<ContactView> UnmergeAsync(Desk desk, ConversationView winner, ConversationView other) =>
        Assert.IsType<ContactView>((await desk.Contact(winner.Contact.Id).Execute(new ContactCommand.Unmerge(Alice, $"u-{other.Contact.Id}", other.Contact.Id)).Soon()).Contact);

    private static async Task<ImmutableArray<ConversationView>> HistoryAsync(Desk desk, ContactView contact) =>
        (await desk.Silo.Queries.OfContacts(desk.Workspace, contact.Members, Everything, null, 10, default)).Items;

    private static async Task<int> MergesToldAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Activity>().Count(activity => activity.Detail is ActivityDetail.ContactMerged);
}
