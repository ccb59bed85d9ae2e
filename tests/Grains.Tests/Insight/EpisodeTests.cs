using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Insight;
using Parloir.Grains.Journaling;
using Parloir.Grains.Tests.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Insight;

/// <summary>What of a conversation reports count, and from where its times are reckoned.</summary>
public sealed class EpisodeTests
{
    private static readonly ConversationEvent Opened = new ConversationEvent.Opened(Conversation, Opening, null);
    private static readonly ConversationEvent Asked = new ConversationEvent.MessageReceived("wamid.1", new MessageContent.Text("Hello"), null, null);
    private static readonly ConversationEvent Answered = new ConversationEvent.MessageQueued(Alice, "client-1", new MessageContent.Text("Hello"));
    private static readonly ConversationEvent Echoed = new ConversationEvent.MessageEchoed("wamid.2", new MessageContent.Text("Hello"));
    private static readonly ConversationEvent Resolved = new ConversationEvent.Resolved(Alice);
    private static readonly ConversationEvent Reopened = new ConversationEvent.Reopened(Alice);

    [Fact]
    public void Follow_WhenAPersonAnswers_ReckonsFromTheCustomersFirstMessage() => Assert.Equal(
        [(FactKind.Opened, null), (FactKind.Received, null), (FactKind.Received, null), (FactKind.Sent, 90), (FactKind.Sent, null), (FactKind.Received, null), (FactKind.Sent, null)],
        FactsOf((0, Opened), (10, Asked), (40, Asked), (100, Answered), (101, Answered), (200, Asked), (300, Answered)));

    [Fact]
    public void Follow_WhenThePhoneAnswers_CountsItAsAnAnswer() =>
        Assert.Equal((FactKind.Sent, 5), FactsOf((0, Opened), (0, Asked), (5, Echoed))[^1]);

    [Fact]
    public void Follow_WhenAScenarioSends_StillWaitsForAPerson() => Assert.Equal(
        [(FactKind.Sent, null), (FactKind.Sent, 60)],
        FactsOf((0, Opened), (0, Asked), (1, ((ConversationEvent.MessageQueued)Answered) with { ByItself = true }), (60, Answered))[2..]);

    [Fact]
    public void Follow_WhenAgentsWriteFirst_ReckonsFromTheCustomersAnswer() => Assert.Equal(
        [(FactKind.Sent, null), (FactKind.Received, null), (FactKind.Sent, 20)],
        FactsOf((0, Opened), (1, Answered), (100, Asked), (120, Answered))[1..]);

    [Fact]
    public void Follow_WhenReopened_BeginsAnew() => Assert.Equal(
        [(FactKind.Resolved, 500), (FactKind.Reopened, null), (FactKind.Received, null), (FactKind.Sent, 30), (FactKind.Resolved, 100)],
        FactsOf((0, Opened), (10, Asked), (20, Answered), (500, Resolved), (1000, Reopened), (1000, Asked), (1030, Answered), (1100, Resolved))[3..]);

    [Fact]
    public void Follow_WhenResolvedWithoutAnAnswer_HasNoFirstResponseAfterwards() => Assert.Equal(
        [(FactKind.Resolved, 50), (FactKind.Sent, null)], FactsOf((0, Opened), (10, Asked), (50, Resolved), (60, Echoed))[2..]);

    [Fact]
    public void Follow_WhenClocksDiffer_ReckonsNoTimeLessThanNone() =>
        Assert.Equal([(FactKind.Sent, 0), (FactKind.Resolved, 0)], FactsOf((0, Opened), (10, Asked), (8, Answered), (-1, Resolved))[2..]);

    [Fact]
    public void Follow_WhenAnEarlierMessageComesLate_ReckonsFromIt() =>
        Assert.Equal((FactKind.Sent, 30), FactsOf((0, Opened), (20, Asked), (10, Asked), (40, Answered))[^1]);

    [Fact]
    public void Follow_WhenAnEventComesOnceMore_CountsItOnce()
    {
        var told = Recorded((0, Opened), (10, Asked), (20, Answered), (30, Resolved));
        Episode? episode = null;
        var facts = new List<Fact?>();
        foreach (var recorded in told.Concat(told))
        {
            (episode, var fact) = Episode.Follow(episode, recorded);
            facts.Add(fact);
        }
        Assert.All(facts[..4], Assert.NotNull);
        Assert.All(facts[4..], Assert.Null);
    }

    /// <summary>A reaction answers nobody, and nothing else that is not said is counted.</summary>
    [Fact]
    public void Follow_OfEveryEvent_CountsOnlyWhatReportsCount()
    {
        var counted = EveryEvent.OfAConversation.Where(told => Episode.Follow(null, new Recorded<ConversationEvent>(1, Noon, Noon, told)).Fact is not null).Select(told => told.GetType()).ToHashSet();
        Assert.Equal(
            new HashSet<Type> { typeof(ConversationEvent.Opened), typeof(ConversationEvent.Reopened), typeof(ConversationEvent.Resolved), typeof(ConversationEvent.MessageReceived), typeof(ConversationEvent.MessageQueued), typeof(ConversationEvent.MessageEchoed) },
            counted);
        Assert.Null(Episode.Follow(null, new Recorded<ConversationEvent>(1, Noon, Noon, new ConversationEvent.MessageQueued(Alice, "c", new MessageContent.Reaction(2, "👍")))).Fact);
    }

    private static List<(FactKind Kind, long? Seconds)> FactsOf(params (int Second, ConversationEvent Told)[] story)
    {
        Episode? episode = null;
        var facts = new List<(FactKind, long?)>();
        foreach (var recorded in Recorded(story))
        {
            (episode, var fact) = Episode.Follow(episode, recorded);
            if (fact is not null) facts.Add((fact.Kind, fact.Seconds));
        }
        return facts;
    }

    private static List<Recorded<ConversationEvent>> Recorded(params (int Second, ConversationEvent Told)[] story) =>
        [.. story.Select((each, index) => new Recorded<ConversationEvent>(index + 1, Noon.AddSeconds(each.Second), Noon.AddSeconds(each.Second), each.Told))];
}
