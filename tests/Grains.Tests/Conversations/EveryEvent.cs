using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Forms;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

internal static class EveryEvent
{
    private static readonly Actor.Contact Customer = new(CarlaCard.Id, CarlaCard.Name);
    private static readonly Actor.Rule Rule = new(new AutomationRuleId("r1"), "Urgent");
    private static readonly DeliveryError Error = new("131026", "Undeliverable");
    private static readonly Referral Referral = new("ad-42", "https://example.test/ad", "Come in");

    /// <summary>Every case, those with optional parts with and without them.</summary>
    public static ImmutableArray<ConversationEvent> OfAConversation { get; } =
    [
        new ConversationEvent.Opened(Conversation, Opening with { Owner = BrunoCard }, Referral),
        new ConversationEvent.Opened(Conversation, Opening, null),
        .. EveryContent.Select(content => new ConversationEvent.MessageReceived("wamid.1", content, 1, Referral)),
        new ConversationEvent.MessageReceived("wamid.1", new MessageContent.Text("Hello"), null, null),
        new ConversationEvent.MessageEchoed("wamid.2", new MessageContent.Text("Hello")),
        new ConversationEvent.MessageQueued(Alice, "client-1", new MessageContent.Text("Hello")),
        new ConversationEvent.MessageQueued(Alice, "client-1", new MessageContent.Reaction(2, null), null, "wamid.1"),
        new ConversationEvent.AttachmentStored(2, new StoredFile(new BlobId(new string('a', 64)), "cat.jpg", "image/jpeg", 12)),
        new ConversationEvent.AttachmentFailed(2, Error),
        new ConversationEvent.MessageSending(4),
        new ConversationEvent.MessageDeferred(4, Error, Noon),
        new ConversationEvent.DeliveryChanged(4, "wamid.3", DeliveryStatus.Sent, null),
        new ConversationEvent.DeliveryChanged(4, null, DeliveryStatus.Failed, Error),
        new ConversationEvent.MessageIdentified(4, "wamid.3"),
        new ConversationEvent.ReactionReceived("👍", 2),
        new ConversationEvent.ReactionReceived(null, null),
        new ConversationEvent.MessageEdited(new MessageContent.Text("Hello!"), 2),
        new ConversationEvent.MessageRevoked(2),
        new ConversationEvent.ChannelEventReceived("user_changed_number", "Carla changed number"),
        new ConversationEvent.RecipientChanged(Carla with { UserId = "user-1" }),
        new ConversationEvent.NoteAdded(Alice, "client-2", "Call back"),
        new ConversationEvent.AgentAssigned(new Actor.System(), BrunoCard, AssignmentReason.ContactOwner),
        new ConversationEvent.AgentUnassigned(Alice, BrunoCard),
        new ConversationEvent.StatusChanged(Customer, ConversationStatus.Open),
        new ConversationEvent.Resolved(Alice),
        new ConversationEvent.Reopened(Customer),
        new ConversationEvent.LabelAdded(Alice, "vip"),
        new ConversationEvent.LabelRemoved(Alice, "vip"),
        new ConversationEvent.NoteAdded(Alice, "client-3", "See this", [BrunoCard]),
        new ConversationEvent.Resolved(Alice, new ClosingNote("refund", "Paid back")),
        new ConversationEvent.KeywordAdded(Alice, "invoice"),
        new ConversationEvent.KeywordRemoved(Alice, "invoice"),
        new ConversationEvent.Snoozed(Alice, Noon.AddHours(1)),
        new ConversationEvent.Snoozed(Alice, null),
        new ConversationEvent.Unsnoozed(Customer),
        new ConversationEvent.BotStatusChanged(Alice, true),
        new ConversationEvent.PriorityChanged(Alice, Priority.Urgent),
        new ConversationEvent.TeamAssigned(Alice, Sales),
        new ConversationEvent.TeamUnassigned(Alice, Sales),
        new ConversationEvent.DepartmentChanged(Alice, Marketing),
        new ConversationEvent.DepartmentChanged(Alice, null),
        new ConversationEvent.ParticipantAdded(Alice, BrunoCard),
        new ConversationEvent.ParticipantRemoved(Alice, BrunoCard),
        new ConversationEvent.ContactRenamed("Carla Bruni"),
        new ConversationEvent.CustomerChanged(new CustomerCard(new CustomerId("garage"), "Garage Dupont")),
        new ConversationEvent.CustomerChanged(null),
        new ConversationEvent.ContactNoticed(Alice, new ContactHappening.StageChanged("Hot lead")),
        new ConversationEvent.ContactNoticed(Alice, new ContactHappening.RemarkAdded()),
        new ConversationEvent.ContactNoticed(Alice, new ContactHappening.Merged("Dora")),
        new ConversationEvent.ContactNoticed(Alice, new ContactHappening.Unmerged("Dora")),
        new ConversationEvent.ContactNoticed(Alice, new ContactHappening.EventReported(new ReportedEvent(EventCategory.PageChange, "/prices"))),
        new ConversationEvent.EventReported(Alice, new ReportedEvent(EventCategory.Broadcast, "Spring sale", "sale-1", "https://example.test/sale")),
        new ConversationEvent.FormSubmitted(Alice, "Your details", [new FieldUpdate("E-mail", new ContactUpdate(ContactField.Email), "ada@example.test")]),
        new ConversationEvent.ContactUpdated(new ContactUpdateOutcome("Your details", ["E-mail"], ["Phone"])),
        new ConversationEvent.WindowExpiring(Noon),
        new ConversationEvent.WindowClosed(Noon),
        new ConversationEvent.Referred(Referral),
        new ConversationEvent.TranscriptSent(Alice, BrunoCard),
        new ConversationEvent.Downloaded(Alice),
        new ConversationEvent.RuleFired(Rule, [new RuleOutcome(RuleActionKind.AssignTeam, "sales", "Sales", null), new RuleOutcome(RuleActionKind.AddLabel, "vip", "", RuleSkip.UnknownLabel)]),
        new ConversationEvent.MemberSought(Rule, Sales, MemberChoice.RoundRobin, Bruno.Id),
        new ConversationEvent.RuleActionSkipped(Rule, new RuleOutcome(RuleActionKind.AssignMember, "sales", "Sales", RuleSkip.NobodyAvailable)),
        new ConversationEvent.Erased(Alice, "Asked for by the customer"),
    ];
}
