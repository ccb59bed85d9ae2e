using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;

namespace Parloir.Grains.Tests;

/// <summary>The people and things that the tests tell of.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly WorkspaceId Workspace = new("acme");
    public static readonly InboxId Inbox = new("support");
    public static readonly ChannelCard WhatsApp = new(ChannelType.WhatsApp, new ChannelAccountId("acme-whatsapp"));
    public static readonly ChannelCard WebChat = new(ChannelType.WebChat, new ChannelAccountId("acme-web"));

    public static readonly Actor.Agent Alice = new(new AgentId("alice"), "Alice");
    public static readonly Actor.Agent Bruno = new(new AgentId("bruno"), "Bruno");
    public static readonly AgentCard AliceCard = new(Alice.Id, Alice.Name);
    public static readonly AgentCard BrunoCard = new(Bruno.Id, Bruno.Name);

    public static readonly TeamCard Sales = new(new TeamId("sales"), "Sales");
    public static readonly DepartmentCard Marketing = new(new DepartmentId("marketing"), "Marketing");

    public static readonly CustomerIdentity Carla = new("33612345678", null, "Carla");
    public static readonly ContactCard CarlaCard = new(new ContactId("carla"), "Carla", "+33612345678", null);

    public static readonly ConversationId Conversation = new("0192f0c2a1b27000800000000000000a");

    public static readonly ConversationOpening Opening =
        new(CarlaCard, Carla, Inbox, WhatsApp, DisplayNumber: 7, Owner: null);

    /// <summary>A channel without a messaging window.</summary>
    public static readonly ConversationOpening WebChatOpening = Opening with { Channel = WebChat };

    public static InboundEnvelope Message(string id, DateTimeOffset at, string text = "Hello", Referral? referral = null, string? quoted = null) =>
        new(id, at, new InboundItem.Message(id, new MessageContent.Text(text), quoted, referral));

    public static InboundEnvelope Envelope(string id, DateTimeOffset at, InboundItem item) => new(id, at, item);

    /// <summary>Every kind of content that a message can have.</summary>
    public static ImmutableArray<MessageContent> EveryContent { get; } =
    [
        new MessageContent.Text("Hello, \"Parloir\" — ça va ? 👋"),
        new MessageContent.Media(MessageKind.Image, "media-1", "cat.jpg", "image/jpeg", "A cat", "sha"),
        new MessageContent.Media(MessageKind.VoiceNote, "media-2", null, "audio/ogg", null, null),
        new MessageContent.Location(48.8566, 2.3522, "Paris", null),
        new MessageContent.ContactCards([new SharedContact("Dora", ["+336"], ["dora@example.test"])]),
        new MessageContent.Choice(MessageKind.InteractiveButtons, "yes", "Yes", null),
        new MessageContent.FormAnswer([new FormField("First name", "Carla")]),
        new MessageContent.FormAnswer([new FormField("first_name", "Carla", "First name")], new AnsweredForm(new FormId("details"), "Your details", 3)),
        new MessageContent.Form(
            new FormId("details"), "Your details", "Could you?", "Fill in", "Send",
            [new FormInput("first_name", "First name", FormInputKind.Text, true, [], new ContactUpdate(ContactField.FirstName)), new FormInput("size", "Size", FormInputKind.Choice, false, ["S"])],
            new FormId("next")),
        new MessageContent.Template("hello", "fr", TemplateParameterFormat.Positional, TemplateValues.None, new TemplateRendering(null, null, null, null, "Bonjour", null, [])),
        new MessageContent.Reaction(2, "👍"),
        new MessageContent.Unsupported("order", null),
    ];

    /// <summary>Every case of what a provider can tell of a customer, but statuses, which go to the conversation of their message.</summary>
    public static ImmutableArray<InboundItem> EveryItem { get; } =
    [
        new InboundItem.Message("wamid.m", new MessageContent.Text("Hello"), null, null),
        new InboundItem.Reaction("wamid.target", "👍"),
        new InboundItem.Edit("wamid.target", new MessageContent.Text("Hello!")),
        new InboundItem.Revoke("wamid.target"),
        new InboundItem.Echo("wamid.e", new MessageContent.Text("From the phone")),
        new InboundItem.SystemNotice("user_changed_number", "Carla changed number", null),
    ];

    /// <summary>Every command of an agent.</summary>
    public static ImmutableArray<ConversationCommand> EveryCommand(Actor.Agent by) =>
    [
        new ConversationCommand.SendMessage(by, "client-1", "Good morning", null),
        new ConversationCommand.SendTemplate(by, "client-3", "hello", "fr", TemplateValues.None, null),
        new ConversationCommand.SendForm(by, "client-6", new FormId("details"), null),
        new ConversationCommand.React(by, "client-4", 2, "👍"),
        new ConversationCommand.AddNote(by, "client-2", "Call back this afternoon"),
        new ConversationCommand.Claim(by),
        new ConversationCommand.AssignAgent(by, Bruno.Id, Bruno.Name),
        new ConversationCommand.Unassign(by),
        new ConversationCommand.Resolve(by),
        new ConversationCommand.Reopen(by),
        new ConversationCommand.SetPending(by),
        new ConversationCommand.AddLabel(by, "vip"),
        new ConversationCommand.RemoveLabel(by, "vip"),
        new ConversationCommand.Snooze(by, SnoozePreset.Tomorrow0900, null, "Europe/Paris"),
        new ConversationCommand.HandToAi(by),
        new ConversationCommand.TakeOver(by),
        new ConversationCommand.SetPriority(by, Priority.High),
        new ConversationCommand.AssignTeam(by, Sales),
        new ConversationCommand.Transfer(by, "client-3", BrunoCard, null, "Knows the case", [AliceCard]),
        new ConversationCommand.SetDepartment(by, Marketing),
        new ConversationCommand.AddParticipant(by, BrunoCard),
        new ConversationCommand.RemoveParticipant(by, Bruno.Id),
        new ConversationCommand.AddKeyword(by, "invoice"),
        new ConversationCommand.RemoveKeyword(by, "invoice"),
        new ConversationCommand.Report(by, "event-1", new ReportedEvent(EventCategory.Broadcast, "Spring sale", "sale-1", "https://example.test/sale"), null),
        new ConversationCommand.SendTranscript(by, "client-5", BrunoCard),
        new ConversationCommand.RecordDownload(by, "download-1"),
        new ConversationCommand.LeaveTeam(by, Sales.Id, null),
        new ConversationCommand.Once(by, "bulk-1", new ConversationCommand.Resolve(by)),
    ];
}
