/** The records of the server, as they travel: ids are opaque strings, times RFC 3339 UTC. */

export type ConversationStatus = 'Open' | 'Pending' | 'Snoozed' | 'AiReply' | 'Resolved';
export type Priority = 'None' | 'Low' | 'Medium' | 'High' | 'Urgent';
export type ChannelType = 'Email' | 'WhatsApp' | 'Messenger' | 'Instagram' | 'WebChat' | 'Sms' | 'Api';
export type MessageDirection = 'Inbound' | 'Outbound';
export type MessageKind =
  | 'Text' | 'Image' | 'Video' | 'Audio' | 'VoiceNote' | 'Document' | 'Sticker' | 'Location' | 'ContactCard' | 'Reaction'
  | 'Template' | 'InteractiveButtons' | 'InteractiveList' | 'Form' | 'FormAnswer' | 'Email' | 'Unsupported';
export type DeliveryStatus = 'Queued' | 'Sending' | 'Sent' | 'Delivered' | 'Read' | 'Failed' | 'OutcomeUnknown' | 'Canceled';
export type AssignmentReason = 'Assigned' | 'Claimed' | 'FirstReply' | 'ContactOwner';
export type AgentRole = 'Agent' | 'Administrator';

export interface ContactCard { id: string; name: string; address: string }
export interface AgentCard { id: string; name: string }
export interface ChannelCard { type: ChannelType; account: string }
export interface MessagePreview { direction: MessageDirection; kind: MessageKind; text: string; at: string }

export type MessagingWindow =
  | { state: 'not_applicable' }
  | { state: 'open'; expiresAt: string }
  | { state: 'closed'; closedAt: string | null };

export interface ConversationView {
  id: string;
  displayNumber: number;
  status: ConversationStatus;
  contact: ContactCard;
  inbox: string;
  channel: ChannelCard;
  assignee: AgentCard | null;
  priority: Priority;
  labels: string[];
  preview: MessagePreview | null;
  window: MessagingWindow;
  openedAt: string;
  lastActivityAt: string;
  waitingSince: string | null;
  lastMessageSequence: number;
  sequence: number;
}

export type Actor =
  | { kind: 'agent'; id: string; name: string }
  | { kind: 'contact'; id: string; name: string }
  | { kind: 'system' };

export interface SharedContact { name: string; phones: string[]; emails: string[] }
export interface FormField { name: string; value: string }

export type MessageContent =
  | { type: 'text'; body: string }
  | { type: 'media'; mediaKind: MessageKind; providerMediaId: string | null; fileName: string | null; mimeType: string | null; caption: string | null; checksum: string | null }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { type: 'contact_cards'; contacts: SharedContact[] }
  | { type: 'choice'; choiceKind: MessageKind; choiceId: string | null; title: string; description: string | null }
  | { type: 'form_answer'; fields: FormField[] }
  | { type: 'unsupported'; providerType: string; description: string | null };

export interface DeliveryError { code: string; text: string }
export interface Delivery { status: DeliveryStatus; at: string; error: DeliveryError | null }

interface TimelineEntry { sequence: number; occurredAt: string; recordedAt: string; actor: Actor }

export interface TimelineMessage extends TimelineEntry {
  type: 'message';
  direction: MessageDirection;
  content: MessageContent;
  delivery: Delivery | null;
  clientMessageId: string | null;
  inReplyTo: number | null;
}

export interface TimelineNote extends TimelineEntry { type: 'note'; text: string; clientMessageId: string | null }
export interface TimelineActivity extends TimelineEntry { type: 'activity'; detail: ActivityDetail }
export type TimelineItem = TimelineMessage | TimelineNote | TimelineActivity;

export type ActivityDetail =
  | { event: 'conversation_opened'; referenceCode: string | null; sourceUrl: string | null }
  | { event: 'conversation_resolved' }
  | { event: 'conversation_reopened' }
  | { event: 'status_changed'; status: ConversationStatus }
  | { event: 'agent_assigned'; agent: AgentCard; reason: AssignmentReason }
  | { event: 'agent_unassigned'; agent: AgentCard }
  | { event: 'label_added'; label: string }
  | { event: 'label_removed'; label: string }
  | { event: 'window_expiring'; expiresAt: string }
  | { event: 'window_closed' }
  | { event: 'reaction'; emoji: string | null; target: number | null }
  | { event: 'message_edited'; content: MessageContent; target: number | null }
  | { event: 'message_revoked'; target: number | null }
  | { event: 'channel_event'; kind: string; text: string };

export interface TimelinePage { items: TimelineItem[]; before: number | null; after: number | null }

export type TimelineChange =
  | { change: 'item_added'; item: TimelineItem }
  | { change: 'delivery_changed'; message: number; delivery: Delivery };

export interface ConversationDelta { conversation: string; since: number; sequence: number; head: ConversationView; changes: TimelineChange[] }
export interface ConversationSnapshot { conversation: string; sequence: number; head: ConversationView; page: TimelinePage }

export interface ViewPosition { epoch: string; sequence: number }
export interface ViewCount { value: number; atLeast: boolean }
export interface ViewSnapshot { view: string; position: ViewPosition; items: ConversationView[]; nextCursor: string | null; count: ViewCount }
export interface ViewDelta { view: string; position: ViewPosition; upserted: ConversationView[]; removed: string[]; count: ViewCount }
export interface ResyncRequired { view?: string | null; conversation?: string | null }

export interface Page<T> { items: T[]; nextCursor: string | null }

export interface AgentProfile { id: string; name: string; email: string; role: AgentRole }
export interface Session { agent: AgentProfile; workspace: string }
export interface LabelView { name: string; color: string }
export interface ContactView { id: string; name: string; address: string; owner: AgentCard | null; channel: ChannelCard; createdAt: string }
export interface InboxView { id: string; name: string }
export interface QuarantinedItem { id: string; account: string; reason: string; detail: string; body: string; receivedAt: string }
