using System.Reflection;
using System.Text;
using Parloir.Grains.Agents;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Automation;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Tests.Forms;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Journaling;

/// <summary>Stored events are read for ever: their names and shapes are a contract with the past.</summary>
public sealed class EventCodecTests
{
    private static readonly ContactId Dora = new("dora");
    private static readonly CustomerCard Garage = new(new CustomerId("garage"), "Garage");
    private static readonly AdoptedFields Adopted = new("Dora", "payment", null, BrunoCard, Garage, [new ContactAttribute("tier", "gold")]);

    [Fact]
    public void EveryEventOfAConversation_WhenStored_IsReadTheSame() => RoundTrips([.. EveryEvent.OfAConversation]);

    [Fact]
    public void EveryEventOfAContact_WhenStored_IsReadTheSame() => RoundTrips<ContactEvent>(
    [
        new ContactEvent.Created(CarlaCard.Id, "Carla", Carla, WhatsApp),
        new ContactEvent.Made(Alice, CarlaCard.Id, "Carla"),
        new ContactEvent.Met(Carla, WhatsApp),
        new ContactEvent.Renamed("Carla B."),
        new ContactEvent.NameGiven(Alice, "Carla Bruni"),
        new ContactEvent.NameGiven(Alice, null),
        new ContactEvent.PointTold(new ContactPoint(ContactPointKind.User, "user-1", WhatsApp.Account)),
        new ContactEvent.PointsWritten(Alice, ContactPointKind.Email, ["carla@example.test"]),
        new ContactEvent.TypeChanged(Alice, "lead"),
        new ContactEvent.StageChanged(Alice, new ContactOption("hot_lead", "Hot lead")),
        new ContactEvent.StageChanged(Alice, null),
        new ContactEvent.LanguageChanged(Alice, "fr"),
        new ContactEvent.AttributeChanged(Alice, "tier", "gold"),
        new ContactEvent.AttributeChanged(Alice, "tier", null),
        new ContactEvent.RemarkAdded(Alice, "client-1", "Call back"),
        new ContactEvent.EventReported(Alice, new ReportedEvent(EventCategory.Workflow, "Welcome", "w-1", "https://example.test/w")),
        new ContactEvent.CustomerLinked(Alice, Garage),
        new ContactEvent.CustomerUnlinked(Alice),
        new ContactEvent.MergeBegun(Alice, Dora, "Dora"),
        new ContactEvent.MergeAbandoned(Dora),
        new ContactEvent.Merged(Alice, new AbsorbedContact(
            Dora, "Dora", [new ContactPoint(ContactPointKind.Phone, "33600000001", WhatsApp.Account)], [new MergedContact(new ContactId("emma"), "Emma", Dora)], Adopted)),
        new ContactEvent.MergedInto(Alice, CarlaCard.Id, "Carla"),
        new ContactEvent.AbsorbedPointsTold(Dora, [new ContactPoint(ContactPointKind.User, "user-1", WhatsApp.Account)]),
        new ContactEvent.UnmergeBegun(Alice, Dora, "Dora", Adopted),
        new ContactEvent.Unmerged(Alice, Dora, "Dora"),
        new ContactEvent.Separated(Alice, CarlaCard.Id, "Carla"),
        new ContactEvent.ConversationsTold(7),
        new ContactEvent.OwnerChanged(AliceCard),
        new ContactEvent.OwnerRemoved(),
    ]);

    [Fact]
    public void EveryEventOfACustomer_WhenStored_IsReadTheSame() => RoundTrips<CustomerEvent>(
    [
        new CustomerEvent.Written(Garage.Id, new CustomerDraft("C-1", "Garage", "SARL", "a@b.test", "33234567802", "https://crm.test/1")),
        new CustomerEvent.Written(Garage.Id, new CustomerDraft("C-1", "Garage")),
    ]);

    [Fact]
    public void EveryEventOfTheAutomationRules_WhenStored_IsReadTheSame() => RoundTrips<AutomationRulesEvent>(
    [
        new AutomationRulesEvent.Written(Rules.Rule(Rules.Urgent, Rules.ToBruno, Rules.TellBruno, new RuleAction.AssignMember(Sales.Id, MemberChoice.LeastOpen, true)), Alice.Id),
        new AutomationRulesEvent.Deleted(new AutomationRuleId("r1"), Alice.Id),
        new AutomationRulesEvent.Ordered([new AutomationRuleId("r2"), new AutomationRuleId("r1")], Alice.Id),
        new AutomationRulesEvent.ModeChanged(ExecutionMode.FirstMatch, Alice.Id),
    ]);

    [Fact]
    public void EveryEventOfTheCatalogueOfContacts_WhenStored_IsReadTheSame() => RoundTrips<ContactCatalogueEvent>(
    [
        new ContactCatalogueEvent.TypesSet([new ContactOption("user", "User")]),
        new ContactCatalogueEvent.StagesSet([]),
        new ContactCatalogueEvent.AttributesSet([new AttributeDefinition("tier", "Tier", AttributeType.List, true, ["gold"])]),
    ]);

    [Fact]
    public void EveryEventOfAnIdentity_WhenStored_IsReadTheSame() => RoundTrips<ContactIdentityEvent>(
    [
        new ContactIdentityEvent.Linked(CarlaCard.Id),
        new ContactIdentityEvent.ConversationStarted(Conversation, 7, AliceCard),
        new ContactIdentityEvent.ConversationStarted(Conversation, 7, null),
        new ContactIdentityEvent.ConversationResumed(Conversation),
        new ContactIdentityEvent.Pointed("33612345678"),
        new ContactIdentityEvent.AliasAdded("user-1"),
    ]);

    [Fact]
    public void EveryEventOfAWorkspace_WhenStored_IsReadTheSame() => RoundTrips<WorkspaceEvent>(
    [
        new WorkspaceEvent.DisplayNumbersReserved(50),
        new WorkspaceEvent.LabelCreated(new LabelView("vip", "vip", "red")),
        new WorkspaceEvent.LabelChanged(new LabelView("vip", "Important", "blue")),
        new WorkspaceEvent.KeywordCreated(new KeywordView("refund", "refund")),
        new WorkspaceEvent.KeywordRenamed(new KeywordView("refund", "Refunds")),
        new WorkspaceEvent.DepartmentCreated(new DepartmentView(Marketing.Id, "Marketing")),
        new WorkspaceEvent.DepartmentRenamed(new DepartmentView(Marketing.Id, "Communication")),
        new WorkspaceEvent.EntryDeleted(new CatalogueEntry.Label("vip")),
        new WorkspaceEvent.EntryDeleted(new CatalogueEntry.Department("marketing")),
        new WorkspaceEvent.CountryChanged(Alice, "FR"),
        new WorkspaceEvent.CountryChanged(Alice, null),
        new WorkspaceEvent.AnswerTargetChanged(Alice, 30),
        new WorkspaceEvent.AnswerTargetChanged(Alice, null),
        new WorkspaceEvent.EntryWithdrawn(new CatalogueEntry.Keyword("refund")),
    ]);

    [Fact]
    public void EveryEventOfATeam_WhenStored_IsReadTheSame() => RoundTrips<TeamEvent>(
        [
            new TeamEvent.Created(Sales.Id, "Sales"), new TeamEvent.Renamed("Sellers", Alice), new TeamEvent.MemberAdded(Alice.Id), new TeamEvent.MemberRemoved(Alice.Id),
            new TeamEvent.Deleted(Alice, Sales), new TeamEvent.ConversationsHandedOn(),
        ]);

    [Fact]
    public void Decode_WhenALabelIsOlderThanItsId_IsCalledByItsName()
    {
        var stored = new JournalEvent("workspace/acme", 1, "workspace.label_created.v1", Noon, Noon, """{"label":{"name":"vip","color":"red"}}"""u8.ToArray());
        Assert.Equal(new WorkspaceEvent.LabelCreated(new LabelView("vip", "vip", "red")), new EventCodec<WorkspaceEvent>(GrainsJson.Default).Decode(stored).Event);
    }

    [Fact]
    public void EveryEventOfTheSavedViews_WhenStored_IsReadTheSame() => RoundTrips<SavedViewsEvent>(
    [
        new SavedViewsEvent.Written(new SavedView(
            new SavedViewId("1"), "Waiting", ViewVisibility.Team, Sales.Id, Alice.Id,
            new ConversationCondition.All([
                new ConversationCondition.Any([new ConversationCondition.Has(ConversationAttribute.Label, ["vip"]), new ConversationCondition.Contains(ConversationText.ContactName, "é")]),
                new ConversationCondition.Not(new ConversationCondition.At(ConversationTime.Created, Noon, null)),
                new ConversationCondition.Aged(ConversationTime.WaitingSince, Age.OlderThan, 60),
            ]),
            ConversationSort.Waiting, 3)),
        new SavedViewsEvent.Deleted(new SavedViewId("1"), Alice.Id),
    ]);

    [Fact]
    public void EveryEventOfTheQuickMessages_WhenStored_IsReadTheSame() => RoundTrips<CannedResponsesEvent>(
    [
        new CannedResponsesEvent.Written(new CannedResponseView(new CannedResponseId("1"), "hello", "Hello", "Bonjour", CannedResponseVisibility.Team, Alice.Id, "support")),
        new CannedResponsesEvent.Deleted(new CannedResponseId("1"), Alice.Id),
    ]);

    [Fact]
    public void EveryEventOfTheForms_WhenStored_IsReadTheSame() => RoundTrips<FormsEvent>(
    [
        new FormsEvent.Written(Alice, (FormSamples.Details with { FollowUp = new FormId("2"), Archived = true }).As(new FormId("1"))),
        new FormsEvent.Written(Alice, FormSamples.Order.As(new FormId("2"))),
    ]);

    [Fact]
    public void EveryEventOfAnInbox_WhenStored_IsReadTheSame() => RoundTrips<InboxEvent>(
    [
        new InboxEvent.Configured(new InboxView(Inbox, "Support", new ReopenPolicy.ReopenWithin(7), new AutoResolvePolicy(60, false))),
        new InboxEvent.AutoResolveChanged(new AutoResolvePolicy(60, true)),
        new InboxEvent.AutoResolveChanged(null),
        new InboxEvent.Renamed(Alice, "Help"),
        new InboxEvent.Deleted(Alice),
    ]);

    [Fact]
    public void EveryEventOfAnAgent_WhenStored_IsReadTheSame() => RoundTrips<AgentEvent>(
    [
        new AgentEvent.Created(new AgentProfile(Alice.Id, "Alice", "alice@example.test", AgentRole.Administrator)),
        new AgentEvent.TimeZoneChanged("Europe/Paris"),
        new AgentEvent.InboxesChanged([Inbox]),
        new AgentEvent.InboxesChanged(null),
        new AgentEvent.Changed(Alice, "Alice M.", "alice@example.org", AgentRole.Agent),
        new AgentEvent.PasswordChanged(Alice),
        new AgentEvent.Deactivated(Alice),
        new AgentEvent.Activated(Alice),
    ]);

    [Fact]
    public void EveryEventOfAChannelAccount_WhenStored_IsReadTheSame() => RoundTrips<ChannelAccountEvent>(
    [
        new ChannelAccountEvent.Configured(WhatsApp.Account, Inbox, ChannelType.WhatsApp, "WhatsApp", "100000000000001"),
        new ChannelAccountEvent.Configured(WhatsApp.Account, Inbox, ChannelType.WhatsApp, "WhatsApp", "100000000000001", Alice),
        new ChannelAccountEvent.Disconnected(Alice),
        new ChannelAccountEvent.TemplateChanged(new MessageTemplate(
            "1", "hello", "fr", TemplateCategory.Utility, TemplateStatus.Approved, TemplateQuality.Green, TemplateParameterFormat.Named,
            new TemplateHeader(TemplateHeaderKind.Text, "Bonjour"), "Bonjour {{name}} !", null, [new TemplateButton(TemplateButtonKind.QuickReply, "Oui", null)])),
        new ChannelAccountEvent.TemplateRemoved("1"),
    ]);

    [Fact]
    public void Kinds_WhenCompared_AreThoseThatWereEverStored()
    {
        // A kind that is missing here can no longer be read; a new one is added to the file with the commit that stores it.
        using var file = new StreamReader(typeof(EventCodecTests).Assembly.GetManifestResourceStream("Parloir.Grains.Tests.Journaling.event-kinds.txt")!);
        var stored = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(stored, Kinds().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Kinds_WhenCompared_AreUniqueAndVersioned()
    {
        var kinds = Kinds().ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.All(kinds, kind => Assert.Matches(@"^[a-z_]+(\.[a-z_]+)+\.v[0-9]+$", kind));
    }

    [Fact]
    public void Decode_WhenANewerVersionWroteIt_SaysWhichEventItIs()
    {
        var codec = new EventCodec<ContactEvent>(GrainsJson.Default);
        var stored = new JournalEvent("contact/acme/carla", 4, "contact.merged.v9", Noon, Noon, "{}"u8.ToArray());
        var error = Assert.Throws<UnknownEventException>(() => codec.Decode(stored));
        Assert.Contains("Event 4 of contact/acme/carla is of kind contact.merged.v9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_WhenAnOlderVersionWroteIt_LeavesTheNewPartsEmpty()
    {
        var codec = new EventCodec<ConversationEvent>(GrainsJson.Default);
        var stored = new JournalEvent("s", 1, "message.revoked.v1", Noon, Noon, "{}"u8.ToArray());
        Assert.Equal(new ConversationEvent.MessageRevoked(null), codec.Decode(stored).Event);
    }

    [Fact]
    public void Encode_WhenTheCustomerSentNul_StoresAsciiThatPostgresHolds()
    {
        var codec = new EventCodec<ConversationEvent>(GrainsJson.Default);
        var told = new ConversationEvent.MessageReceived("wamid.1", new MessageContent.Text("a\0b"), null, null);
        var stored = codec.Encode(new Recorded<ConversationEvent>(1, Noon, Noon, told));
        Assert.DoesNotContain((byte)0, stored.Data.ToArray());
        Assert.Equal(told, codec.Decode(new JournalEvent("s", 1, stored.Kind, Noon, Noon, stored.Data)).Event);
    }

    private static IEnumerable<string> Kinds() =>
        typeof(EventKindAttribute).Assembly.GetTypes().Select(type => type.GetCustomAttribute<EventKindAttribute>()?.Kind).OfType<string>();

    private static void RoundTrips<TEvent>(ImmutableArray<TEvent> events) where TEvent : class
    {
        var codec = new EventCodec<TEvent>(GrainsJson.Default);
        foreach (var told in events)
        {
            var stored = codec.Encode(new Recorded<TEvent>(3, Noon, Noon.AddSeconds(1), told));
            var read = codec.Decode(new JournalEvent("stream", 3, stored.Kind, stored.OccurredAt, stored.RecordedAt, stored.Data));
            Assert.IsType(told.GetType(), read.Event);
            Assert.Equal((3, Noon, Noon.AddSeconds(1)), (read.Sequence, read.OccurredAt, read.RecordedAt));
            // Compared as they are stored: records compare arrays by reference.
            Assert.Equal(Encoding.UTF8.GetString(stored.Data.Span), Encoding.UTF8.GetString(codec.Encode(read).Data.Span));
        }
        Assert.Equal(EventCodec<TEvent>.Cases.Select(type => type.Name).Order(), events.Select(told => told.GetType().Name).Distinct().Order());
    }
}
