using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>C3, C9, decision 0072: an assignment that is undone leaves no owner behind, on the real journal.</summary>
public sealed class UndoTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Undo_WhenOfAnAssignment_SendsTheNextConversationWhereItWouldHaveGone(bool owned)
    {
        await using var desk = await OpenAsync();
        var view = await desk.OpenConversationAsync();
        var (contact, owner) = (desk.Contact(view.Contact.Id), owned ? BrunoCard : null);
        await contact.Execute(new ContactCommand.SetOwner(Alice, owner)).Soon();
        var assign = new ConversationCommand.AssignAgent(Bruno, Alice.Id, "Alice");
        await desk.DoAsync(view.Id, new ConversationCommand.Once(Bruno, "bulk-1", assign));
        await Waiting.Eventually(async () => (await contact.Get())!.Owner == AliceCard);

        await desk.DoAsync(view.Id, new ConversationCommand.Once(Bruno, "bulk-2", new ConversationCommand.Unassign(Bruno), assign));
        await Waiting.Eventually(async () => (await contact.Get())!.Owner == owner);

        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Bruno));
        Assert.Equal(owner, (await desk.OpenConversationAsync()).Assignee);
    }

    [Fact]
    public async Task Undo_WhenTheOwnerWasChosenMeanwhile_LeavesHim()
    {
        await using var desk = await OpenAsync();
        var view = await desk.OpenConversationAsync();
        var contact = desk.Contact(view.Contact.Id);
        var claim = new ConversationCommand.Claim(Alice);
        await desk.DoAsync(view.Id, claim);
        await Waiting.Eventually(async () => (await contact.Get())!.Owner == AliceCard);
        await contact.Execute(new ContactCommand.SetOwner(Alice, BrunoCard)).Soon();

        await desk.DoAsync(view.Id, new ConversationCommand.Once(Alice, "bulk-1", new ConversationCommand.Unassign(Alice), claim));
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Bruno));

        Assert.Equal(BrunoCard, (await desk.OpenConversationAsync()).Assignee);
    }

    [Fact]
    public async Task Undo_WhenTheContactWasMergedMeanwhile_IsForTheWinner()
    {
        await using var desk = await OpenAsync();
        var view = await desk.OpenConversationAsync();
        var winner = desk.Contact((await desk.OpenConversationAsync(new("33600000001", null, "Dora"))).Contact.Id);
        Assert.Null((await winner.Execute(new ContactCommand.Merge(Alice, "merge", view.Contact.Id)).Soon()).Rejection);
        var claim = new ConversationCommand.Claim(Alice);
        await desk.DoAsync(view.Id, claim);
        await Waiting.Eventually(async () => (await winner.Get())!.Owner == AliceCard);

        await desk.DoAsync(view.Id, new ConversationCommand.Once(Alice, "bulk-1", new ConversationCommand.Unassign(Alice), claim));
        await Waiting.Eventually(async () => (await winner.Get())!.Owner is null);
    }

    /// <summary>Alice and Bruno work here: whoever does not gets no conversation, owner or not.</summary>
    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        foreach (var agent in new[] { AliceCard, BrunoCard })
            await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(agent.Id.Value)).Ensure(agent.Name, $"{agent.Id}@example.test", AgentRole.Agent, "");
        return desk;
    }
}
