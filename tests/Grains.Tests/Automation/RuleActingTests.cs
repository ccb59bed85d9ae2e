using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Conversations;
using static Parloir.Grains.Tests.Automation.Rules;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>What becomes of each action, and why it is left out (S2-40).</summary>
public sealed class RuleActingTests
{
    private static readonly Actor.Rule ByRule = By(Rule(Urgent));
    private static readonly MemberSearch Search = new(9, ByRule, Sales, MemberChoice.RoundRobin, null);

    private static ImmutableArray<(RuleAction Action, ConversationEvent[] Told)> Every =>
    [
        (ToBruno, [new ConversationEvent.AgentAssigned(ByRule, BrunoCard, AssignmentReason.Assigned)]),
        (new RuleAction.AssignTeam(Sales.Id), [new ConversationEvent.TeamAssigned(ByRule, Sales)]),
        (new RuleAction.AssignMember(Sales.Id, MemberChoice.LeastOpen),
            [new ConversationEvent.TeamAssigned(ByRule, Sales), new ConversationEvent.MemberSought(ByRule, Sales, MemberChoice.LeastOpen, null)]),
        (new RuleAction.SetPriority(Priority.Urgent), [new ConversationEvent.PriorityChanged(ByRule, Priority.Urgent)]),
        (new RuleAction.SetDepartment(Marketing.Id), [new ConversationEvent.DepartmentChanged(ByRule, Marketing)]),
        (new RuleAction.AddLabel("vip"), [new ConversationEvent.LabelAdded(ByRule, "vip")]),
        (new RuleAction.AddKeyword("invoice"), [new ConversationEvent.KeywordAdded(ByRule, "invoice")]),
        (TellBruno, []),
    ];

    public static TheoryData<int> EveryAction => new(Enumerable.Range(0, Every.Length));

    [Theory]
    [MemberData(nameof(EveryAction))]
    public void Do_WhenNothingIsInTheWay_TellsWhatFollows(int index)
    {
        var (outcomes, events) = RuleActing.Do([Every[index].Action], Story.Opened().State, ByRule, Named, Noon);
        Assert.Equal(Every[index].Told, events);
        Assert.Equal((Every[index].Action.GetType().Name, null), (Assert.Single(outcomes).Action.ToString(), outcomes[0].Skipped));
    }

    [Fact]
    public void Actions_WhenListed_AreAllOfThem() => Assert.Equal(
        typeof(RuleAction).GetNestedTypes().Select(type => type.Name).Order(), Every.Select(entry => entry.Action.GetType().Name).Order());

    public static TheoryData<RuleAction, RuleSkip> Gone => new()
    {
        { new RuleAction.AssignAgent(new AgentId("gone")), RuleSkip.UnknownAgent },
        { new RuleAction.AssignTeam(new TeamId("gone")), RuleSkip.UnknownTeam },
        { new RuleAction.AssignMember(new TeamId("gone"), MemberChoice.RoundRobin), RuleSkip.UnknownTeam },
        { new RuleAction.SetDepartment(new DepartmentId("gone")), RuleSkip.UnknownDepartment },
        { new RuleAction.AddLabel("gone"), RuleSkip.UnknownLabel },
        { new RuleAction.AddKeyword("gone"), RuleSkip.UnknownKeyword },
        { new RuleAction.Notify([new AgentId("gone")]), RuleSkip.UnknownAgent },
    };

    [Theory]
    [MemberData(nameof(Gone))]
    public void Do_WhenWhatItNamesIsGone_SkipsItAndDoesTheRest(RuleAction action, RuleSkip why)
    {
        var (outcomes, events) = RuleActing.Do([action, new RuleAction.SetPriority(Priority.Low)], Story.Opened().State, ByRule, Named, Noon);
        Assert.Equal([why, null], outcomes.Select(outcome => outcome.Skipped));
        Assert.Equal(("gone", ""), (outcomes[0].Subject, outcomes[0].Name));
        Assert.Equal(new ConversationEvent.PriorityChanged(ByRule, Priority.Low), Assert.Single(events));
    }

    [Fact]
    public void Assign_WhenSomebodyHasIt_LeavesItToHimUnlessItReassigns()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.AssignTeam(Alice, new TeamCard(new TeamId("support"), "Support")));
        Assert.Equal(
            [RuleSkip.AlreadyAssigned, RuleSkip.AlreadyAssigned, RuleSkip.AlreadyAssigned],
            Outcomes(story, ToBruno, new RuleAction.AssignTeam(Sales.Id), new RuleAction.AssignMember(Sales.Id, MemberChoice.RoundRobin)).Select(outcome => outcome.Skipped!.Value));
        Assert.All(
            Outcomes(story, new RuleAction.AssignAgent(Bruno.Id, true), new RuleAction.AssignTeam(Sales.Id, true), new RuleAction.AssignMember(Sales.Id, MemberChoice.RoundRobin, true)),
            outcome => Assert.Null(outcome.Skipped));
    }

    [Fact]
    public void Do_WhenItIsSoAlready_SaysSo()
    {
        var story = Story.Opened().Do(
            new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name), new ConversationCommand.AssignTeam(Alice, Sales), new ConversationCommand.SetPriority(Alice, Priority.High),
            new ConversationCommand.SetDepartment(Alice, Marketing), new ConversationCommand.AddLabel(Alice, "VIP"), new ConversationCommand.AddKeyword(Alice, "invoice"));
        Assert.All(
            Outcomes(
                story, new RuleAction.AssignAgent(Bruno.Id, true), new RuleAction.AssignTeam(Sales.Id, true), new RuleAction.SetPriority(Priority.High),
                new RuleAction.SetDepartment(Marketing.Id), new RuleAction.AddLabel("vip"), new RuleAction.AddKeyword("invoice")),
            outcome => Assert.Equal(RuleSkip.AlreadySo, outcome.Skipped));
    }

    [Fact]
    public void Do_WhenThereIsNoRoom_SkipsTheLabelAndTheKeyword()
    {
        var story = Story.Opened();
        for (var i = 0; i < TextRules.LabelsPerConversation; i++) story.Do(new ConversationCommand.AddLabel(Alice, $"l{i}"));
        for (var i = 0; i < TextRules.KeywordsPerConversation; i++) story.Do(new ConversationCommand.AddKeyword(Alice, $"k{i}"));
        Assert.Equal([RuleSkip.TooManyLabels, RuleSkip.TooManyKeywords], Outcomes(story, new RuleAction.AddLabel("vip"), new RuleAction.AddKeyword("invoice")).Select(outcome => outcome.Skipped!.Value));
    }

    [Fact]
    public void Notify_WhenTheAgentMayNotSeeTheConversation_TellsHimNothingUntilAnActionShowsItToHim()
    {
        var directory = Named with { Agents = [Profile(Alice), Profile(Bruno) with { Inboxes = [new InboxId("other")] }] };
        RuleSkip?[] Skipped(params ImmutableArray<RuleAction> actions) => [.. RuleActing.Do(actions, Story.Opened().State, ByRule, directory, Noon).Outcomes.Select(outcome => outcome.Skipped)];
        Assert.Equal([RuleSkip.AgentWithoutAccess], Skipped(TellBruno));
        Assert.Equal([null, null], Skipped(new RuleAction.AssignTeam(Sales.Id), TellBruno));
    }

    [Fact]
    public void Settle_WhenSomebodyIsFound_AssignsHim() =>
        Assert.Equal(new ConversationEvent.AgentAssigned(ByRule, BrunoCard, AssignmentReason.Assigned), RuleActing.Settle(OfSales().State, Search, BrunoCard));

    [Fact]
    public void Settle_WhenNobodyIsFound_LeavesItWithTheTeam() => Assert.Equal(RuleSkip.NobodyAvailable, SkipOf(OfSales(), Search, null));

    [Fact]
    public void Settle_WhenItWasAssignedMeanwhile_LeavesItSo()
    {
        Assert.Equal(RuleSkip.AlreadyAssigned, SkipOf(OfSales().Do(new ConversationCommand.Claim(Alice)), Search, BrunoCard));
        // Also where the rule takes it from somebody: it meant the one who had it then.
        Assert.Equal(RuleSkip.AlreadyAssigned, SkipOf(OfSales().Do(new ConversationCommand.Claim(Alice)), Search with { From = new AgentId("carol") }, BrunoCard));
        Assert.Equal(RuleSkip.AlreadyAssigned, SkipOf(OfSales().Do(new ConversationCommand.AssignTeam(Alice, null)), Search, BrunoCard));
    }

    [Fact]
    public void Settle_WhenTheRuleTakesItFromWhoHadIt_GivesItToAnother()
    {
        var story = OfSales().Do(new ConversationCommand.Claim(Alice));
        Assert.IsType<ConversationEvent.AgentAssigned>(RuleActing.Settle(story.State, Search with { From = Alice.Id }, BrunoCard));
        Assert.Equal(RuleSkip.AlreadySo, SkipOf(story, Search with { From = Alice.Id }, AliceCard));
    }

    private static Story OfSales() => Story.Opened().Do(new ConversationCommand.AssignTeam(Alice, Sales));

    private static RuleSkip? SkipOf(Story story, MemberSearch search, AgentCard? found) =>
        Assert.IsType<ConversationEvent.RuleActionSkipped>(RuleActing.Settle(story.State, search, found)).Outcome.Skipped;
}
