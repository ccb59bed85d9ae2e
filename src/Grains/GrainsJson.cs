using System.Text.Json;
using System.Text.Json.Serialization;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains;

/// <summary>The stored shapes: events, snapshots and outbox tasks.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationEvent.Opened), TypeInfoPropertyName = "ConversationEventOpened")]
[JsonSerializable(typeof(ConversationEvent.MessageReceived), TypeInfoPropertyName = "ConversationEventMessageReceived")]
[JsonSerializable(typeof(ConversationEvent.MessageEchoed), TypeInfoPropertyName = "ConversationEventMessageEchoed")]
[JsonSerializable(typeof(ConversationEvent.MessageQueued), TypeInfoPropertyName = "ConversationEventMessageQueued")]
[JsonSerializable(typeof(ConversationEvent.MessageSending), TypeInfoPropertyName = "ConversationEventMessageSending")]
[JsonSerializable(typeof(ConversationEvent.MessageDeferred), TypeInfoPropertyName = "ConversationEventMessageDeferred")]
[JsonSerializable(typeof(ConversationEvent.DeliveryChanged), TypeInfoPropertyName = "ConversationEventDeliveryChanged")]
[JsonSerializable(typeof(ConversationEvent.MessageIdentified), TypeInfoPropertyName = "ConversationEventMessageIdentified")]
[JsonSerializable(typeof(ConversationEvent.AttachmentStored), TypeInfoPropertyName = "ConversationEventAttachmentStored")]
[JsonSerializable(typeof(ConversationEvent.AttachmentFailed), TypeInfoPropertyName = "ConversationEventAttachmentFailed")]
[JsonSerializable(typeof(ConversationEvent.ReactionReceived), TypeInfoPropertyName = "ConversationEventReactionReceived")]
[JsonSerializable(typeof(ConversationEvent.MessageEdited), TypeInfoPropertyName = "ConversationEventMessageEdited")]
[JsonSerializable(typeof(ConversationEvent.MessageRevoked), TypeInfoPropertyName = "ConversationEventMessageRevoked")]
[JsonSerializable(typeof(ConversationEvent.ChannelEventReceived), TypeInfoPropertyName = "ConversationEventChannelEventReceived")]
[JsonSerializable(typeof(ConversationEvent.RecipientChanged), TypeInfoPropertyName = "ConversationEventRecipientChanged")]
[JsonSerializable(typeof(ConversationEvent.NoteAdded), TypeInfoPropertyName = "ConversationEventNoteAdded")]
[JsonSerializable(typeof(ConversationEvent.AgentAssigned), TypeInfoPropertyName = "ConversationEventAgentAssigned")]
[JsonSerializable(typeof(ConversationEvent.AgentUnassigned), TypeInfoPropertyName = "ConversationEventAgentUnassigned")]
[JsonSerializable(typeof(ConversationEvent.StatusChanged), TypeInfoPropertyName = "ConversationEventStatusChanged")]
[JsonSerializable(typeof(ConversationEvent.Resolved), TypeInfoPropertyName = "ConversationEventResolved")]
[JsonSerializable(typeof(ConversationEvent.Reopened), TypeInfoPropertyName = "ConversationEventReopened")]
[JsonSerializable(typeof(ConversationEvent.LabelAdded), TypeInfoPropertyName = "ConversationEventLabelAdded")]
[JsonSerializable(typeof(ConversationEvent.LabelRemoved), TypeInfoPropertyName = "ConversationEventLabelRemoved")]
[JsonSerializable(typeof(ConversationEvent.WindowExpiring), TypeInfoPropertyName = "ConversationEventWindowExpiring")]
[JsonSerializable(typeof(ConversationEvent.WindowClosed), TypeInfoPropertyName = "ConversationEventWindowClosed")]
[JsonSerializable(typeof(ContactEvent.Created), TypeInfoPropertyName = "ContactEventCreated")]
[JsonSerializable(typeof(ContactEvent.Renamed), TypeInfoPropertyName = "ContactEventRenamed")]
[JsonSerializable(typeof(ContactEvent.OwnerChanged), TypeInfoPropertyName = "ContactEventOwnerChanged")]
[JsonSerializable(typeof(ContactIdentityEvent.Linked), TypeInfoPropertyName = "ContactIdentityEventLinked")]
[JsonSerializable(typeof(ContactIdentityEvent.ConversationStarted), TypeInfoPropertyName = "ContactIdentityEventConversationStarted")]
[JsonSerializable(typeof(ContactIdentityEvent.ConversationResumed), TypeInfoPropertyName = "ContactIdentityEventConversationResumed")]
[JsonSerializable(typeof(ContactIdentityEvent.Pointed), TypeInfoPropertyName = "ContactIdentityEventPointed")]
[JsonSerializable(typeof(ContactIdentityEvent.AliasAdded), TypeInfoPropertyName = "ContactIdentityEventAliasAdded")]
[JsonSerializable(typeof(WorkspaceEvent.DisplayNumbersReserved), TypeInfoPropertyName = "WorkspaceEventDisplayNumbersReserved")]
[JsonSerializable(typeof(WorkspaceEvent.LabelCreated), TypeInfoPropertyName = "WorkspaceEventLabelCreated")]
[JsonSerializable(typeof(InboxEvent.Configured), TypeInfoPropertyName = "InboxEventConfigured")]
[JsonSerializable(typeof(AgentEvent.Created), TypeInfoPropertyName = "AgentEventCreated")]
[JsonSerializable(typeof(ChannelAccountEvent.Configured), TypeInfoPropertyName = "ChannelAccountEventConfigured")]
[JsonSerializable(typeof(ChannelAccountEvent.TemplateChanged), TypeInfoPropertyName = "ChannelAccountEventTemplateChanged")]
[JsonSerializable(typeof(ChannelAccountEvent.TemplateRemoved), TypeInfoPropertyName = "ChannelAccountEventTemplateRemoved")]
[JsonSerializable(typeof(CannedResponsesEvent.Written), TypeInfoPropertyName = "CannedResponsesEventWritten")]
[JsonSerializable(typeof(CannedResponsesEvent.Deleted), TypeInfoPropertyName = "CannedResponsesEventDeleted")]
[JsonSerializable(typeof(CannedResponsesState))]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(ContactState))]
[JsonSerializable(typeof(ContactIdentityState))]
[JsonSerializable(typeof(WorkspaceState))]
[JsonSerializable(typeof(InboxState))]
[JsonSerializable(typeof(AgentState))]
[JsonSerializable(typeof(ChannelAccountState))]
[JsonSerializable(typeof(OutboxTask))]
[JsonSerializable(typeof(StoredFile))]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(TemplateValues))]
internal sealed partial class GrainsJson : JsonSerializerContext;
