using System.Text.Json;
using System.Text.Json.Serialization;
using Parloir.Grains.Agents;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Forms;
using Parloir.Grains.Notifications;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains;

/// <summary>The one JSON configuration of the contracts: on the wire, between silos and in the database.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(ConversationView))]
[JsonSerializable(typeof(ConversationDelta))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(TimelinePage))]
[JsonSerializable(typeof(OutboundMessage))]
[JsonSerializable(typeof(MessageTemplate))]
[JsonSerializable(typeof(MessageContent.Reaction), TypeInfoPropertyName = "MessageContentReaction")]
[JsonSerializable(typeof(ContactView))]
[JsonSerializable(typeof(ContactCatalogue))]
[JsonSerializable(typeof(CustomerView))]
[JsonSerializable(typeof(AgentProfile))]
[JsonSerializable(typeof(AgentPreferences))]
[JsonSerializable(typeof(LabelView))]
[JsonSerializable(typeof(InboxView))]
[JsonSerializable(typeof(TeamView))]
[JsonSerializable(typeof(ViewSnapshot))]
[JsonSerializable(typeof(ViewDelta))]
[JsonSerializable(typeof(SavedView))]
[JsonSerializable(typeof(AutomationRules))]
[JsonSerializable(typeof(RuleTrigger.LabelAdded), TypeInfoPropertyName = "RuleTriggerLabelAdded")]
[JsonSerializable(typeof(RuleTrigger.KeywordAdded), TypeInfoPropertyName = "RuleTriggerKeywordAdded")]
[JsonSerializable(typeof(RuleTrigger.DepartmentChanged), TypeInfoPropertyName = "RuleTriggerDepartmentChanged")]
[JsonSerializable(typeof(NotificationView))]
[JsonSerializable(typeof(FormView))]
public sealed partial class ParloirJson : JsonSerializerContext;
