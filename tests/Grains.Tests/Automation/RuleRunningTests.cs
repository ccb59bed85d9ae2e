using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Automation.Rules;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>Which rules fire on what, and in which order (S2-40, S2-44).</summary>
public sealed class RuleRunningTests
{
    public static TheoryData<int, int> Pairs()
    {
        var pairs = new TheoryData<int, int>();
        for (var trigger = 0; trigger < Triggers.Length; trigger++)
            for (var told = 0; told < EveryEvent.OfAConversation.Length; told++) pairs.Add(trigger, told);
        return pairs;
    }

    private static ImmutableArray<(RuleTrigger Trigger, string[] Sets)> Triggers =>
    [
        (new RuleTrigger.ConversationOpened(), [nameof(ConversationEvent.Opened), nameof(ConversationEvent.Reopened)]),
        (new RuleTrigger.LabelAdded([]), [nameof(ConversationEvent.LabelAdded)]),
        (new RuleTrigger.KeywordAdded([]), [nameof(ConversationEvent.KeywordAdded)]),
        (new RuleTrigger.DepartmentChanged([]), [nameof(ConversationEvent.DepartmentChanged)]),
        (new RuleTrigger.MessageReceived(), [nameof(ConversationEvent.MessageReceived)]),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void IsSetOff_WhateverHappens_IsTrueOfWhatTheTriggerNames(int trigger, int told)
    {
        var (waits, names) = Triggers[trigger];
        var @event = EveryEvent.OfAConversation[told];
        Assert.Equal(names.Contains(@event.GetType().Name), RuleRunning.IsSetOff(waits, @event));
    }

    [Fact]
    public void Triggers_WhenListed_AreAllOfThem() => Assert.Equal(
        typeof(RuleTrigger).GetNestedTypes().Select(type => type.Name).Order(), Triggers.Select(entry => entry.Trigger.GetType().Name).Order());

    [Theory]
    [InlineData("urgent", true)]
    [InlineData("Urgent", true)]
    [InlineData("vip", false)]
    public void IsSetOff_WhenTheTriggerNamesLabels_IsTrueOfTheseAlone(string label, bool expected) =>
        Assert.Equal(expected, RuleRunning.IsSetOff(Urgent, new ConversationEvent.LabelAdded(Alice, label)));

    [Fact]
    public void IsSetOff_WhenTheTriggerNamesDepartments_IsTrueOfTheseAlone()
    {
        var waits = new RuleTrigger.DepartmentChanged([Marketing.Id.Value]);
        Assert.True(RuleRunning.IsSetOff(waits, new ConversationEvent.DepartmentChanged(Alice, Marketing)));
        Assert.False(RuleRunning.IsSetOff(waits, new ConversationEvent.DepartmentChanged(Alice, new DepartmentCard(new DepartmentId("law"), "Law"))));
        Assert.False(RuleRunning.IsSetOff(waits, new ConversationEvent.DepartmentChanged(Alice, null)));
    }

    [Fact]
    public void Extend_WhenTheDepartmentChanges_GivesTheConversationToItsTeam() // S1-12
    {
        var rules = Book(Rule(new RuleTrigger.DepartmentChanged([Marketing.Id.Value]), new RuleAction.AssignTeam(Sales.Id)));
        var story = Story.Opened();
        Assert.Equal(Sales, Assert.Single(Added(story, rules, new ConversationCommand.SetDepartment(Alice, Marketing)).OfType<ConversationEvent.TeamAssigned>()).Team);
        story.Do(new ConversationCommand.SetDepartment(Alice, Marketing));
        Assert.Empty(Added(story, rules, new ConversationCommand.SetDepartment(Alice, Marketing)));
        Assert.Empty(Added(story, rules, new ConversationCommand.SetDepartment(Alice, null)));
    }

    [Fact]
    public void Extend_WhenARuleChangesTheDepartment_SetsOffNoRuleOfDepartments()
    {
        var rules = Book(
            Rule("a", Urgent, new RuleAction.SetDepartment(Marketing.Id)), Rule("b", new RuleTrigger.DepartmentChanged([]), new RuleAction.SetDepartment(Marketing.Id), ToBruno));
        Assert.Equal(["a"], Fired(Added(Story.Opened(), rules, AddUrgent)));
        Assert.Equal(["b"], Fired(Added(Story.Opened(), rules, new ConversationCommand.SetDepartment(Alice, Marketing))));
    }

    [Fact]
    public void Try_WhenTheConditionWantsTheDepartmentOfTheTrigger_SupposesIt()
    {
        var draft = Draft(new RuleTrigger.DepartmentChanged([Marketing.Id.Value]), ToBruno) with { Condition = new ConversationCondition.Has(ConversationAttribute.Department, [Marketing.Id.Value]) };
        Assert.True(RuleRunning.Try(Story.Opened().State, draft, Named, Noon).Matches);
    }

    [Fact]
    public void Extend_WhenTheLabelIsAdded_AssignsAndNotifiesInTheSameDecision() // S2-44
    {
        var rule = Rule(Urgent, ToBruno, TellBruno);
        var decision = RuleRunning.Extend(Story.Opened().State, ConversationRules.Decide(Story.Opened().State, AddUrgent, Noon), Book(rule), Noon);
        var events = decision.Events();
        Assert.Equal(new ConversationEvent.LabelAdded(Alice, "urgent"), events[0]);
        var fired = Assert.IsType<ConversationEvent.RuleFired>(events[1]);
        Assert.Equal(By(rule), fired.By);
        Assert.Equal<IEnumerable<RuleOutcome>>(
            [new(RuleActionKind.AssignAgent, "bruno", "Bruno", null), new(RuleActionKind.Notify, "bruno", "Bruno", null)], fired.Outcomes);
        Assert.Equal(new ConversationEvent.AgentAssigned(By(rule), BrunoCard, AssignmentReason.Assigned), Assert.Single(events[2..]));
    }

    [Fact]
    public void Extend_WhenThereAreNoRulesOrNothingSetsOneOff_IsTheSameDecision()
    {
        var story = Story.Opened();
        foreach (var (book, command) in new[] { (Rulebook.Empty, AddUrgent), (Book(Rule(Urgent, ToBruno)), new ConversationCommand.AddLabel(Alice, "vip")) })
        {
            var decision = ConversationRules.Decide(story.State, command, Noon);
            Assert.Same(decision, RuleRunning.Extend(story.State, decision, book, Noon));
        }
    }

    [Fact]
    public void Extend_WhenTheCommandIsRefusedOrChangesNothing_FiresNothing()
    {
        var story = Story.Opened().Do(AddUrgent);
        Assert.Empty(Added(story, Book(Rule(Urgent, ToBruno)), AddUrgent));
        var refused = new Decision<ConversationEvent>.Rejected(new Rejection.NotFound());
        Assert.Same(refused, RuleRunning.Extend(story.State, refused, Book(Rule(Urgent, ToBruno)), Noon));
    }

    [Fact]
    public void Extend_WhenTheConditionIsAboutWhatJustHappened_SeesIt()
    {
        var rule = Rule(Urgent, ToBruno) with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, ["urgent"]) };
        Assert.NotEmpty(Added(Story.Opened(), Book(rule), AddUrgent));
        Assert.Empty(Added(Story.Opened(), Book(rule with { Condition = new ConversationCondition.Not(rule.Condition) }), AddUrgent));
    }

    [Fact]
    public void Extend_WhenTheConditionIsAboutAges_AsksItOfNow()
    {
        var rule = Rule(Urgent, ToBruno) with { Condition = new ConversationCondition.Aged(ConversationTime.Created, Age.OlderThan, 60) };
        Assert.Empty(Added(Story.Opened(), Book(rule), AddUrgent));
        Assert.NotEmpty(Added(Story.Opened().After(TimeSpan.FromHours(2)), Book(rule), AddUrgent));
    }

    [Fact]
    public void Extend_WhenSeveralMatch_FiresAllInTheirOrderOrTheFirst()
    {
        var rules = Book(Rule("a", Urgent, new RuleAction.SetPriority(Priority.High)), Rule("b", Urgent, ToBruno));
        Assert.Equal(["a", "b"], Fired(Added(Story.Opened(), rules, AddUrgent)));
        Assert.Equal(["a"], Fired(Added(Story.Opened(), rules with { Mode = ExecutionMode.FirstMatch }, AddUrgent)));
    }

    [Fact]
    public void Extend_WhenTheFirstDoesNotMatch_FirstMatchIsTheNext()
    {
        var never = Rule("a", Urgent, ToBruno) with { Condition = new ConversationCondition.Any([]) };
        Assert.Equal(["b"], Fired(Added(Story.Opened(), Book(never, Rule("b", Urgent, ToBruno)) with { Mode = ExecutionMode.FirstMatch }, AddUrgent)));
    }

    [Fact]
    public void Extend_WhenALaterRuleAsks_SeesWhatTheEarlierDid()
    {
        var rules = Book(
            Rule("a", Urgent, ToBruno),
            Rule("b", Urgent, new RuleAction.SetPriority(Priority.Urgent)) with { Condition = new ConversationCondition.Has(ConversationAttribute.Assignee, ["bruno"]) });
        Assert.Equal(["a", "b"], Fired(Added(Story.Opened(), rules, AddUrgent)));
    }

    [Fact]
    public void Extend_WhenARuleDoesWhatAnotherWaitsFor_DoesNotSetItOff()
    {
        var rules = Book(
            Rule("a", Urgent, new RuleAction.AddLabel("vip"), new RuleAction.AddKeyword("invoice")), Rule("b", new RuleTrigger.LabelAdded(["vip"]), ToBruno),
            Rule("c", new RuleTrigger.KeywordAdded([]), ToBruno));
        Assert.Equal(["a"], Fired(Added(Story.Opened(), rules, AddUrgent)));
    }

    [Fact]
    public void Extend_WhenTheContactHasAnOwner_TheRuleLeavesItToHim()
    {
        var opened = Opened(Opening with { Owner = AliceCard }, Book(Rule(new RuleTrigger.ConversationOpened(), ToBruno)));
        Assert.Equal(RuleSkip.AlreadyAssigned, Assert.Single(Assert.Single(opened.OfType<ConversationEvent.RuleFired>()).Outcomes).Skipped);
        Assert.Single(opened.OfType<ConversationEvent.AgentAssigned>());
    }

    [Fact]
    public void Extend_WhenTheCustomerOpensOrReopens_FiresOnce()
    {
        var rules = Book(Rule(new RuleTrigger.ConversationOpened(), ToBruno));
        Assert.Single(Opened(Opening, rules).OfType<ConversationEvent.RuleFired>());
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice));
        var back = InboundRules.Decide(story.State, Conversation, [Message("x", Noon)], Opening, new Dictionary<string, long>(), story.Taken);
        var told = RuleRunning.Extend(story.State, back, rules, Noon).Events();
        Assert.Single(told.OfType<ConversationEvent.Reopened>());
        Assert.Single(told.OfType<ConversationEvent.RuleFired>());
    }

    [Fact]
    public void Extend_WhenMessagesComeAndAllIsAsTheRuleWantsIt_SaysNothing()
    {
        var book = Book(Rule(new RuleTrigger.MessageReceived(), ToBruno, new RuleAction.SetPriority(Priority.High)));
        var told = Received(Story.Opened(), book, Message("a", Noon), Message("b", Noon), Message("c", Noon));
        Assert.Single(told.OfType<ConversationEvent.RuleFired>());
        Assert.Equal(3, told.OfType<ConversationEvent.MessageReceived>().Count());
    }

    [Fact]
    public void Extend_WhenARuleOfMessagesNamesWhatIsGone_SaysSo()
    {
        var book = Book(Rule(new RuleTrigger.MessageReceived(), new RuleAction.AssignAgent(new AgentId("gone"))));
        var fired = Assert.Single(Received(Story.Opened(), book, Message("a", Noon)).OfType<ConversationEvent.RuleFired>());
        Assert.Equal(RuleSkip.UnknownAgent, Assert.Single(fired.Outcomes).Skipped);
    }

    [Fact]
    public void Extend_WhenAMessageWasTakenInBefore_FiresNothing()
    {
        var story = Story.Opened();
        var again = InboundRules.Decide(story.State, Conversation, [Message("wamid.1", Noon)], Opening, new Dictionary<string, long>(), story.Taken);
        RuleRunning.Extend(story.State, again, Book(Rule(new RuleTrigger.MessageReceived(), ToBruno)), Noon).IsNothing();
    }

    [Fact]
    public void Try_WhenItWouldMatch_SaysWhatItWouldDo()
    {
        var trial = RuleRunning.Try(Story.Opened().State, Draft(Urgent, ToBruno, TellBruno), Named, Noon);
        Assert.True(trial.Matches);
        Assert.Equal([RuleActionKind.AssignAgent, RuleActionKind.Notify], trial.Outcomes.Select(outcome => outcome.Action));
    }

    [Fact]
    public void Try_WhenTheConditionWantsTheLabelOfTheTrigger_SupposesIt()
    {
        var draft = Draft(Urgent, ToBruno) with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, ["urgent"]) };
        Assert.True(RuleRunning.Try(Story.Opened().State, draft, Named, Noon).Matches);
        var trial = RuleRunning.Try(Story.Opened().State, draft with { Condition = new ConversationCondition.Any([]) }, Named, Noon);
        Assert.Equal((false, 0), (trial.Matches, trial.Outcomes.Length));
    }

    private static string[] Fired(IEnumerable<ConversationEvent> told) => [.. told.OfType<ConversationEvent.RuleFired>().Select(fired => fired.By.Id.Value)];

    private static ImmutableArray<ConversationEvent> Opened(ConversationOpening opening, Rulebook book) => RuleRunning.Extend(
        ConversationState.Initial,
        InboundRules.Decide(ConversationState.Initial, Conversation, [Message("a", Noon)], opening, new Dictionary<string, long>(), new HashSet<string>()), book, Noon).Events();

    private static ImmutableArray<ConversationEvent> Received(Story story, Rulebook book, params ImmutableArray<InboundEnvelope> envelopes) => RuleRunning.Extend(
        story.State, InboundRules.Decide(story.State, Conversation, envelopes, Opening, new Dictionary<string, long>(), story.Taken), book, Noon).Events();
}
