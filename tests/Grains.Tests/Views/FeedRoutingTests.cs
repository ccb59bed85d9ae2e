using FsCheck;
using FsCheck.Fluent;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Views;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

/// <summary>Which lists a change reaches: all that it can concern, and no stranger's.</summary>
public sealed class FeedRoutingTests
{
    private static readonly AgentCard?[] Assignees = [null, AliceCard, BrunoCard];

    private static readonly Gen<ConversationFilter> Filters =
        from tab in Gen.Elements(Enum.GetValues<ConversationTab>())
        from viewer in Gen.Elements(Alice.Id)
        from status in Gen.Elements<OneOf<ConversationStatus>?>(ConversationStatus.Open, new(ConversationStatus.Pending, ConversationStatus.Resolved), null)
        from label in Gen.Elements<OneOf<string>?>("vip", new("urgent", "lost"), null)
        from team in Gen.Elements<OneOf<TeamId>?>(null, Sales.Id, new TeamId(ConversationFilter.None), new(Sales.Id, new("other")), new(Sales.Id, new(ConversationFilter.None)))
        from inbox in Gen.Elements<OneOf<InboxId>?>(null, Inbox, new(Inbox, new("sales")))
        from scoped in Gen.Elements(true, false)
        select ViewKey.Of(new ConversationFilter(tab, viewer, status, label) { Team = team, Inbox = inbox, Scoped = scoped }).Filter;

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
    public void FeedOf_WhateverTheConversation_IsOneOfTheFeedsThatListsListenTo()
    {
        var told = ManyConversations.Select(conversation => FeedRouting.FeedOf(Demo, conversation)).ToList();

        Assert.Equal(FeedRouting.AllFeeds(Demo).Order(ByKey), told.Distinct().Order(ByKey));
        Assert.Equal(told, ManyConversations.Select(conversation => FeedRouting.FeedOf(Demo, conversation)));
    }

    /// <summary>What a change costs a cluster: a way to another silo, or none.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0.7)]
    [InlineData(4, 0.7)]
    public void FeedOf_WhenSilosShareThePartitions_IsMostlyOnTheConversationsOwnSilo(int silos, double least)
    {
        var owners = new SiloAddress?[GrainId.PartitionCount];
        foreach (var joined in Enumerable.Range(1, silos))
            owners = PartitionAssignment.Assign(Enumerable.Range(1, joined).Select(i => SiloAddress.Create("127.0.0.1", 7000 + i, 1)), owners);

        var near = ManyConversations.Count(conversation => owners[conversation.Partition] == owners[FeedRouting.FeedOf(Demo, conversation).Partition]);
        Assert.InRange((double)near / ManyConversations.Length, least, 1);
    }

    private static readonly WorkspaceId Demo = new("demo");
    private static readonly GrainId[] ManyConversations = [.. Enumerable.Range(0, 2000).Select(i => GrainId.Create("conversation", $"demo/{i:x32}"))];
    private static readonly Comparer<GrainId> ByKey = Comparer<GrainId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    /// <summary>Where a change is told.</summary>
    private static IEnumerable<string> KeysOf(ConversationView? before, ConversationView after) =>
        FeedRouting.KeysOf(after).Concat(FeedRouting.FormerKeys(before, after));
}
