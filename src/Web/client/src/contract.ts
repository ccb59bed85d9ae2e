import type { components } from './contract.gen';

/** The records of the server under their own names, generated from its OpenAPI document (`npm run contract`). */
type Schemas = components['schemas'];

export type ConversationStatus = Schemas['ConversationStatus'];
export type ChannelType = Schemas['ChannelType'];
export type MessageKind = Schemas['MessageKind'];
export type DeliveryStatus = Schemas['DeliveryStatus'];
export type Priority = Schemas['Priority'];
export type ProblemCode = Schemas['ProblemCode'];

export type ConversationView = Schemas['ConversationView'];
export type MessagingWindow = Schemas['MessagingWindow'];
export type AgentCard = Schemas['AgentCard'];
export type AgentProfile = Schemas['AgentProfile'];
export type ContactView = Schemas['ContactView'];
export type LabelView = Schemas['LabelView'];
export type Session = Schemas['SessionView'];
export type SetupRequest = Schemas['SetupRequest'];
export type QuarantinedItem = Schemas['QuarantinedItem'];
export type QuarantinePage = Schemas['QuarantinePage'];
export type ConversationPage = Schemas['ConversationPage'];
export type AgentPage = Schemas['PageOfAgentProfile'];
export type LabelPage = Schemas['PageOfLabelView'];

export type Actor = Schemas['Actor'];
export type MessageContent = Schemas['MessageContent'];
export type MediaContent = Schemas['MessageContentMedia'];
export type LocationContent = Schemas['MessageContentLocation'];
export type SharedContact = Schemas['SharedContact'];
export type Attachment = Schemas['Attachment'];
export type TemplateContent = Schemas['MessageContentTemplate'];
export type Delivery = Schemas['Delivery'];
export type TimelineItem = Schemas['TimelineItem'];
export type TimelineMessage = Schemas['TimelineItemMessage'];
export type TimelineNote = Schemas['TimelineItemNote'];
export type TimelineActivity = Schemas['TimelineItemActivity'];
export type TimelinePage = Schemas['TimelinePage'];
export type ActivityDetail = Schemas['ActivityDetail'];
export type AssignedDetail = Schemas['ActivityDetailAssigned'];

export type TimelineChange = Schemas['TimelineChange'];
export type ConversationDelta = Schemas['ConversationDelta'];
export type ConversationSnapshot = Schemas['ConversationSnapshotPush'];
export type ViewPosition = Schemas['ViewPosition'];
export type ViewCount = Schemas['ViewCount'];
export type ViewSnapshot = Schemas['ViewSnapshotPush'];
export type ViewDelta = Omit<Schemas['ViewDeltaPush'], 'removed'> & { removed: Schemas['ConversationId'][] };
export type ResyncRequired = Schemas['ResyncRequiredPush'];

export type BulkAction = Schemas['BulkAction'];
export type BulkAnswer = Schemas['BulkAnswer'];
export type BulkOutcome = Schemas['BulkOutcome'];
export type SnoozePreset = Schemas['SnoozePreset'];
export type WireProblem = Schemas['Problem'];

export type TeamView = Schemas['TeamView'];
export type DepartmentView = Schemas['DepartmentView'];
export type KeywordView = Schemas['KeywordView'];
export type InboxView = Schemas['InboxView'];
export type ChannelAccountView = Schemas['ChannelAccountView'];

export type MessageTemplate = Schemas['MessageTemplate'];
export type TemplatePage = Schemas['PageOfMessageTemplate'];
export type CannedResponseView = Schemas['CannedResponseView'];
export type CannedResponseDraft = Schemas['CannedResponseDraft'];
export type CannedResponsePage = Schemas['PageOfCannedResponseView'];
export type TokenView = Schemas['TokenView'];
export type TokenPage = Schemas['PageOfTokenView'];
export type CreatedToken = Schemas['CreatedToken'];
export type ClusterView = Schemas['ClusterView'];

export type SearchHit = Schemas['SearchHit'];
export type SearchPage = Schemas['SearchPage'];
export type TextRange = Schemas['TextRange'];
export type AgentPreferences = Schemas['AgentPreferences'];
export type StoredFile = Schemas['StoredFile'];
export type UploadedAttachment = Schemas['UploadedAttachment'];
export type MessageRequest = Schemas['MessageRequest'];
export type TemplateRequest = Schemas['TemplateRequest'];
export type TemplateRendering = Schemas['TemplateRendering'];
export type MessageTemplatePage = Schemas['PageOfMessageTemplate'];
export type CannedResponse = Schemas['CannedResponseView'];
export type ChannelAccount = Schemas['ChannelAccountView'];
export type ChannelAccountPage = Schemas['PageOfChannelAccountView'];
export type ConversationRequest = Schemas['ConversationRequest'];
export type ClosingNote = Schemas['ClosingNote'];
export type SnoozeRequest = Schemas['SnoozeRequest'];
export type TransferRequest = Schemas['TransferRequest'];
export type TeamPage = Schemas['PageOfTeamView'];
export type DepartmentPage = Schemas['PageOfDepartmentView'];
export type KeywordPage = Schemas['PageOfKeywordView'];

export type DraftRequest = Schemas['DraftRequest'];
export type DraftsView = Schemas['ConversationDraftsView'];
export type ContactPatch = Schemas['ContactPatch'];
export type ContactCatalogue = Schemas['ContactCatalogue'];
export type AttributeDefinition = Schemas['AttributeDefinition'];
export type Remark = Schemas['RemarkView'];
export type RemarkPage = Schemas['RemarkPage'];
export type ActivityPage = Schemas['ActivityPage'];
export type ContactPage = Schemas['ContactPage'];
export type Attendance = Schemas['Attendance'];
export type ConversationActivity = Schemas['ConversationActivity'];
export type PresenceDelta = Schemas['PresenceDelta'];
export type SavedView = Schemas['SavedView'];
export type ViewRequest = Schemas['ViewRequest'];
export type ConversationCondition = Schemas['ConversationCondition'];
export type ConversationCounts = Schemas['ConversationCounts'];
export type NotificationView = Schemas['NotificationView'];
export type NotificationPage = Schemas['NotificationPage'];
export type EntryCount = Schemas['EntryCount'];
export type NotificationsRead = Schemas['NotificationsRead'];
