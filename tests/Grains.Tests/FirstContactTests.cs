using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>The way in, with everything real but the provider: identity, contact, conversation, journal, rows.</summary>
public sealed class FirstContactTests
{
    [Fact]
    public async Task Receive_WhenFirst_MakesOneContactOneIdentityOneConversation()
    {
        await using var desk = await Desk.OpenAsync();

        await desk.ReceiveAsync(Carla, desk.Message("Hello"));

        var view = Assert.Single(await desk.AllAsync());
        Assert.Equal(("Carla", "+33612345678", 1L, null), (view.Contact.Name, view.Contact.Address, view.DisplayNumber, view.Assignee));
        Assert.Equal(1, await desk.CountAsync("contacts"));
        Assert.Equal(1, await desk.CountAsync("journal", "kind = 'contact_identity.linked.v1'"));
        Assert.Equal(["Opened", "Hello"], (await desk.TimelineAsync(view.Id)).Select(Describe));
    }

    [Fact]
    public async Task Receive_WhenTheSameWebhookComesFiveTimesAtOnceAndAgainAfterARestart_DoublesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        ImmutableArray<InboundEnvelope> webhook = [desk.Message("one"), desk.Message("two"), desk.Message("three")];

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.ReceiveAsync(Carla, webhook)));
        await desk.RestartAsync();
        await desk.ReceiveAsync(Carla, webhook);

        var view = Assert.Single(await desk.AllAsync());
        Assert.Equal(["Opened", "one", "two", "three"], (await desk.TimelineAsync(view.Id)).Select(Describe));
        Assert.Equal(1, await desk.CountAsync("contacts"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Receive_WhenACrashComesAfterAnyAppend_GoesOnWhereItStopped(bool written)
    {
        // A webhook that was answered with an error comes again: whatever was durable by then is used, not made again.
        await using var desk = await Desk.OpenAsync();
        for (var appends = 0; ; appends++)
        {
            var customer = new CustomerIdentity($"336000{appends:00000}", $"user-{appends}", $"Customer {appends}");
            var webhook = desk.Message($"Hello {appends}");
            if (written) desk.Silo.Journal.EndUnansweredAfter(appends);
            else desk.Silo.Journal.EndAfter(appends);
            var crashed = await Record.ExceptionAsync(() => desk.ReceiveAsync(customer, webhook)) is not null;
            await desk.CrashAsync();
            await desk.ReceiveAsync(customer, webhook);

            var view = Assert.Single(await desk.AllAsync(), view => view.Contact.Name == customer.Name);
            Assert.Equal(["Opened", $"Hello {appends}"], (await desk.TimelineAsync(view.Id)).Select(Describe));
            if (crashed) continue;
            // Alias pointed, alias added, numbers reserved, contact linked and conversation started in one, contact created, conversation opened.
            Assert.Equal(6, appends);
            Assert.Equal(appends + 1, await desk.CountAsync("contacts"));
            return;
        }
    }

    [Fact]
    public async Task Receive_WhenAnOldWebhookComesAgainAfterTheResolution_OpensNothing()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var webhook = desk.Message("Hello");
        await desk.ReceiveAsync(Carla, webhook);
        var first = Assert.Single(await desk.AllAsync());
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));

        await desk.ReceiveAsync(Carla, webhook);

        Assert.Equal(ConversationStatus.Resolved, Assert.Single(await desk.AllAsync()).Status);
        await desk.ReceiveAsync(Carla, desk.Message("Again"));
        Assert.Equal(2, (await desk.AllAsync()).Length);
    }

    [Fact]
    public async Task Receive_WhenResolved_FollowsThePolicyOfTheInbox()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.ReopenWithin(7));
        var view = await desk.OpenConversationAsync();
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));

        await desk.PassAsync(TimeSpan.FromDays(7));
        await desk.ReceiveAsync(Carla, desk.Message("In time"));
        Assert.Equal(ConversationStatus.Open, Assert.Single(await desk.AllAsync()).Status);

        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
        await desk.PassAsync(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        await desk.ReceiveAsync(Carla, desk.Message("Too late"));
        Assert.Equal([2, 1], (await desk.AllAsync()).Select(each => each.DisplayNumber));
    }

    [Fact]
    public async Task Receive_WhenThePolicyWasChangedMeanwhile_FollowsTheNewOne()
    {
        // C2.
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var view = await desk.OpenConversationAsync();
        var inbox = desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(Inbox.Value));
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
        Assert.Equal(new ReopenPolicy.Reopen(), (await inbox.SetReopenPolicy(new ReopenPolicy.Reopen()).Soon())!.ReopenPolicy);
        await desk.ReceiveAsync(Carla, desk.Message("Once more"));
        Assert.Equal(ConversationStatus.Open, Assert.Single(await desk.AllAsync()).Status);
        Assert.Null(await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("none")).SetReopenPolicy(new ReopenPolicy.Reopen()).Soon());
    }

    [Fact]
    public async Task Receive_WhenTheFirstReplierOwnsTheContact_AssignsTheNextConversationToIt()
    {
        // S3-06 and C3 together, through the outbox.
        await using var desk = await Desk.OpenAsync();
        await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(Alice.Id.Value)).Ensure(Alice.Name, "alice@example.test", AgentRole.Agent, "");
        var view = await desk.OpenConversationAsync();
        await desk.ReplyAsync(view.Id);
        var contact = desk.Silo.Grains.GetGrain<IContactGrain>(desk.Workspace.Key(view.Contact.Id.Value));
        await Waiting.Eventually(async () => (await contact.Get())!.Owner is not null);
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));

        await desk.ReceiveAsync(Carla, desk.Message("Again"));

        Assert.Equal(AliceCard, (await desk.AllAsync()).Single(each => each.Id != view.Id).Assignee);
    }

    [Fact]
    public async Task Reopen_WhenAnAgentDoes_TakesTheCustomersNextMessage()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.OpenConversationAsync();
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        var second = await desk.OpenConversationAsync(text: "Second");
        await desk.DoAsync(second.Id, new ConversationCommand.Resolve(Alice));

        await desk.DoAsync(first.Id, new ConversationCommand.Reopen(Alice));
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        await desk.ReceiveAsync(Carla, desk.Message("To the first"));

        Assert.Equal(2, (await desk.AllAsync()).Length);
        Assert.Equal("To the first", (await desk.Conversation(first.Id).Get())!.Preview!.Text);
    }

    [Fact]
    public async Task Reopen_WhenANewerOneIsOpen_LeavesTheCustomerThere()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.OpenConversationAsync();
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        var second = await desk.OpenConversationAsync(text: "Second");

        await desk.DoAsync(first.Id, new ConversationCommand.Reopen(Alice));
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        await desk.ReceiveAsync(Carla, desk.Message("Here"));

        Assert.Equal("Here", (await desk.Conversation(second.Id).Get())!.Preview!.Text);
    }

    [Fact]
    public async Task Receive_WhenTheNameCannotBeStored_KeepsTheMessage()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Carla with { Name = "Car\0la" }, desk.Message("a\0b"));
        var view = Assert.Single(await desk.AllAsync());
        Assert.Equal(("Car\ufffdla", "a\0b"), (view.Contact.Name, view.Preview!.Text));
    }

    [Fact]
    public async Task Receive_WhenManyCustomersWriteAtOnce_GivesEachItsNumber()
    {
        await using var desk = await Desk.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => desk.ReceiveAsync(new CustomerIdentity($"336000{i:00000}", null, $"Customer {i}"), desk.Message())));
        Assert.Equal(Enumerable.Range(1, 120).Select(i => (long)i), (await desk.AllAsync()).Select(view => view.DisplayNumber).Order());
    }

    [Fact]
    public async Task NumbersAfterACrash_WhenHandedOut_AreNeverOnesFromBefore()
    {
        await using var desk = await Desk.OpenAsync();
        var before = await desk.OpenConversationAsync();
        await desk.CrashAsync();
        var after = await desk.OpenConversationAsync(new CustomerIdentity("33699999999", null, "Dora"));
        Assert.True(after.DisplayNumber > before.DisplayNumber);
    }

    [Fact]
    public async Task NumbersAfterARestart_WhenHandedOut_LeaveNoGap()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        await desk.RestartAsync();
        await desk.RestartAsync();
        Assert.Equal(2, (await desk.OpenConversationAsync(new CustomerIdentity("33699999999", null, "Dora"))).DisplayNumber);
    }

    [Fact]
    public async Task Quote_WhenOfAMessageOfOurs_NamesIt()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);
        await desk.ReceiveAsync(Carla, Samples.Message("quoting", Noon, "Which one?", quoted: "wamid.out.1"), Envelope("r", Noon, new InboundItem.Reaction("wamid.out.1", "👍")));
        var timeline = await desk.TimelineAsync(view.Id);
        Assert.Equal(message, timeline.OfType<TimelineItem.Message>().Last().InReplyTo);
        Assert.Equal(new ActivityDetail.Reaction("👍", message), timeline.OfType<TimelineItem.Activity>().Last().Detail);
    }

    [Fact]
    public async Task Workspaces_WhenTheyHaveTheSameCustomer_NeverSeeEachOther()
    {
        await using var desk = await Desk.OpenAsync();
        var other = new WorkspaceId("zenith");
        await desk.ConnectAsync(Desk.AccountOf(other));
        var ours = await desk.OpenConversationAsync();
        await desk.Silo.Inbound.Accept(other, new InboundBatch([new InboundFromCustomer(Desk.AccountOf(other), Carla, [desk.Message("Other house")])], []), default);

        var theirs = Assert.Single(await desk.AllAsync(other));
        Assert.Equal(ours.Id, Assert.Single(await desk.AllAsync()).Id);
        Assert.NotEqual(ours.Contact.Id, theirs.Contact.Id);
        Assert.Null(await desk.Silo.Queries.Find(other, ours.Id, default));
        Assert.Null(await desk.Silo.Queries.Timeline(other, ours.Id, null, null, 10, default));
        Assert.Null(await desk.Conversation(theirs.Id).Get());
        var refused = await desk.Conversation(theirs.Id).Execute(new ConversationCommand.Claim(Alice));
        Assert.Equal(new CommandResult.Rejected(new Rejection.NotFound()), refused);
    }

    [Fact]
    public async Task Status_WhenItNamesAnotherWorkspacesMessage_IsUnknownHere()
    {
        await using var desk = await Desk.OpenAsync();
        var other = Desk.AccountOf(new WorkspaceId("zenith"));
        await desk.ConnectAsync(other);
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);

        foreach (var callback in new[] { $"{view.Id}/{message}", null })
        {
            var status = new InboundEnvelope($"s{callback}", desk.Time.GetUtcNow(), new InboundItem.Status("wamid.out.1", DeliveryStatus.Failed, null, callback));
            var unknown = await desk.Silo.Inbound.Accept(other.Workspace, new InboundBatch([new InboundFromCustomer(other, Carla, [status])], []), default);
            Assert.Equal(status, Assert.Single(unknown));
        }
        Assert.Equal(DeliveryStatus.Sent, (await desk.DeliveryAsync(view.Id, message)).Status);
    }

    [Fact]
    public async Task Restart_WhenAConversationIsLong_GoesOnFromItsSnapshot()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Time.Advance(TimeSpan.FromTicks(1_234_567));
        await desk.ReceiveAsync(Carla, [.. Enumerable.Range(0, 205).Select(i => desk.Message($"{i}"))]);
        var view = Assert.Single(await desk.AllAsync());
        var before = (await desk.Conversation(view.Id).Get())!;
        Assert.Equal(1, await desk.CountAsync("snapshots"));

        await desk.RestartAsync();
        var after = (await desk.Conversation(view.Id).Get())!;

        Assert.Equal(before with { Labels = [] }, after with { Labels = [] });
        Assert.Equal(206, after.Sequence);
        await desk.ReplyAsync(view.Id);
        Assert.Equal(207, (await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Message>().Last().Sequence);
    }

    private static string Describe(TimelineItem item) => item switch
    {
        TimelineItem.Message message => message.Content.Words,
        TimelineItem.Activity activity => activity.Detail.GetType().Name,
        _ => item.GetType().Name,
    };
}
