using FsCheck;
using FsCheck.Fluent;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

/// <summary>Which lists a change reaches: all that it can concern, and no stranger's.</summary>
public sealed class FeedRoutingTests
{
    private static readonly AgentCard?[] Assignees = [null, AliceCard, BrunoCard];

    private static readonly Gen<ConversationFilter> Filters =
        from tab in Gen.Elements(Enum.GetValues<ConversationTab>())
        from viewer in Gen.Elements(Alice.Id)
        from status in Gen.Elements(ConversationStatus.Open, ConversationStatus.Pending, ConversationStatus.Resolved, (ConversationStatus?)null)
        from label in Gen.Elements("vip", "urgent", null)
        from team in Gen.Elements<TeamId?>(null, Sales.Id, new TeamId(ConversationFilter.None))
        from scoped in Gen.Elements(true, false)
        select ViewKey.Of(new ConversationFilter(tab, viewer, status, label) { Team = team, Scoped = scoped }).Filter;

    private static readonly Gen<ConversationView> Conversations =
        from assignee in Gen.Elements(Assignees)
        from status in Gen.Elements(ConversationStatus.Open, ConversationStatus.Pending, ConversationStatus.Resolved)
        from labels in Gen.Elements<ImmutableArray<string>>([], ["vip"], ["urgent", "vip"])
        from sequence in Gen.Choose(1, 100)
        from team in Gen.Elements<TeamId?>(null, Sales.Id)
        from inbox in Gen.Elements(Inbox, new InboxId("sales"))
        from participants in Gen.Elements<ImmutableArray<AgentCard>>([], [AliceCard], [BrunoCard, AliceCard])
        select ConversationShowing.View(Story.Opened().State, Noon) with { Assignee = assignee, Status = status, Labels = labels, Sequence = sequence, Team = team, Inbox = inbox, Participants = participants };

    private static readonly AgentAccess Access = new(Alice.Id, [new InboxId("sales")], [Sales.Id]);

    private static bool Matches(ConversationFilter filter, ConversationView view) => FilterRules.ConditionOf(filter, Access).Matches(view);

    [Fact]
    public void Route_WhenAViewsMembershipOrContentCanChange_ReachesIt() =>
        Holds.ForAll(Filters.SelectMany(filter => Conversations.SelectMany(before => Conversations.Select(after => (filter, before, after)))), given =>
        {
            var concerns = Matches(given.filter, given.before) || Matches(given.filter, given.after);
            if (concerns) Assert.NotEmpty(FeedRouting.KeysOf(given.filter, Access).Intersect(KeysOf(given.before, given.after)));
        }, runs: 2000);

    [Fact]
    public void Route_WhenTheConversationIsNew_ReachesTheViewsThatItIsIn() =>
        Holds.ForAll(Filters.SelectMany(filter => Conversations.Select(after => (filter, after))), given =>
        {
            if (Matches(given.filter, given.after)) Assert.NotEmpty(FeedRouting.KeysOf(given.filter, Access).Intersect(KeysOf(null, given.after)));
        }, runs: 1000);

    [Fact]
    public void Route_WhenItIsAStrangersConversation_ReachesNobodyElsesMine() =>
        Holds.ForAll(Conversations.SelectMany(before => Conversations.Select(after => (before, after))), given =>
        {
            var stranger = new AgentId("zoe");
            var key = Assert.Single(FeedRouting.KeysOf(new ConversationFilter(ConversationTab.Mine, stranger, null, null), null));
            Assert.DoesNotContain(key, KeysOf(given.before, given.after));
        });

    [Fact]
    public void Route_WhateverChanges_TellsEachKeyOnce() =>
        Holds.ForAll(Conversations.SelectMany(before => Conversations.Select(after => (before, after))), given =>
        {
            var keys = KeysOf(given.before, given.after).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });

    [Fact]
    public void Route_WhenReassigned_ReachesBoth()
    {
        var before = ConversationShowing.View(Story.Opened().State, Noon) with { Assignee = AliceCard };
        Assert.Equal(["all", "agent:bruno", "inbox:support", "agent:alice"], KeysOf(before, before with { Assignee = BrunoCard }));
        Assert.Equal(["all", "unassigned", "inbox:support", "agent:alice"], KeysOf(before, before with { Assignee = null }));
    }

    [Fact]
    public void ShardOf_WhenOfOneConversation_IsAlwaysTheSame()
    {
        Assert.Equal(FeedRouting.ShardOf(Conversation), FeedRouting.ShardOf(new ConversationId(Conversation.Value)));
        var shards = Enumerable.Range(0, 16).Select(i => FeedRouting.ShardOf(new ConversationId($"{i:x32}"))).ToList();
        Assert.Equal(FeedRouting.AllShards.Order(), shards.Distinct().Order());
    }

    /// <summary>Where a change is told.</summary>
    private static IEnumerable<string> KeysOf(ConversationView? before, ConversationView after) =>
        FeedRouting.KeysOf(after).Concat(FeedRouting.FormerKeys(before, after));
}
