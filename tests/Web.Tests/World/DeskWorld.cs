using System.Collections.Concurrent;
using Parloir.Grains;
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
using Parloir.Runtime;
using Parloir.Testing;

namespace Parloir.Web.Tests.World;

/// <summary>The grains and queries behind a server under test, in memory.</summary>
internal sealed class DeskWorld : IGrainFactory
{
    public static readonly WorkspaceId Demo = new("demo");
    public static readonly WorkspaceId Other = new("other");

    public ConcurrentDictionary<string, FakeConversation> Conversations { get; } = new();
    public ConcurrentDictionary<string, FakeView> Views { get; } = new();
    private readonly ConcurrentDictionary<string, FakePresence> _presence = new();
    private readonly ConcurrentDictionary<string, FakeNotifications> _notifications = new();
    private readonly ConcurrentDictionary<string, FakeAvailability> _availability = new();
    public FakeAgents Agents { get; } = new();
    public FakeContacts Contacts { get; } = new();
    public FakeCustomers Customers { get; } = new();
    public FakeContactCatalogue ContactCatalogue { get; } = new();
    public FakeWorkspaces Workspaces { get; } = new();
    public FakeTeams Teams { get; } = new();
    public FakeQuarantine Quarantine { get; } = new();
    public FakeSearch Search { get; } = new();
    public FakeReports Reports { get; } = new();
    public FakeHistory History => field ??= new FakeHistory(this);
    public FakeCluster Cluster { get; } = new();
    public MemoryBlobStore Blobs { get; } = new(TimeProvider.System);
    public FakeAttachments Attachments => field ??= new FakeAttachments(Blobs);
    public FakeThumbnails Thumbnails { get; } = new();
    public FakeChannelAccounts Accounts { get; } = new();
    public FakeCannedResponses CannedResponses { get; } = new();
    public FakeForms Forms { get; } = new();
    public FakeFormAnswers FormAnswers { get; } = new();
    public FakeSavedViews SavedViews { get; } = new();
    public FakeAutomation Automation { get; } = new();
    public FakeNotificationQueries NotificationQueries => field ??= new FakeNotificationQueries(this);
    public FakeDrafts Drafts { get; } = new();
    public FakePreferences Preferences { get; } = new();

    public FakeConversation AddConversation(string id, WorkspaceId? workspace = null) =>
        Conversations[(workspace ?? Demo).Key(id)] = new FakeConversation(new ConversationId(id));

    public FakeView View(string key, WorkspaceId? workspace = null) => Views.GetOrAdd((workspace ?? Demo).Key(key), _ => new FakeView());

    public FakeNotifications Notifications(string key) => _notifications.GetOrAdd(key, _ => new FakeNotifications());

    public FakeAvailability Availability(string workspace) => _availability.GetOrAdd(workspace, _ => new FakeAvailability());

    public FakePresence Presence(string conversation) =>
        _presence.GetOrAdd(Demo.Key(conversation), _ => new FakePresence(new ConversationId(conversation)));

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey
    {
        IGrainWithStringKey grain = typeof(TGrainInterface) switch
        {
            var type when type == typeof(IConversationGrain) => Conversations.TryGetValue(primaryKey, out var found) ? found : FakeConversation.Missing(),
            var type when type == typeof(IViewGrain) => Views.GetOrAdd(primaryKey, _ => new FakeView()),
            var type when type == typeof(INotificationsGrain) => Notifications(primaryKey),
            var type when type == typeof(IPresenceGrain) => Presence(primaryKey[(Demo.Value.Length + 1)..]),
            var type when type == typeof(IAvailabilityGrain) => Availability(primaryKey),
            var type when type == typeof(IAgentGrain) => Agents.Grain(primaryKey),
            var type when type == typeof(IContactGrain) => Contacts.Grain(primaryKey),
            var type when type == typeof(IContactCatalogueGrain) => ContactCatalogue,
            var type when type == typeof(ICustomerGrain) => Customers.Grain(primaryKey),
            var type when type == typeof(IContactRegistryGrain) => Contacts.Registry(),
            var type when type == typeof(ITeamGrain) => Teams.Grain(primaryKey),
            var type when type == typeof(ISavedViewsGrain) => SavedViews.Grain(primaryKey),
            var type when type == typeof(IAutomationRulesGrain) => Automation.Grain(primaryKey),
            var type when type == typeof(IInboxGrain) => Workspaces.Inbox(primaryKey),
            var type when type == typeof(IWorkspaceGrain) => Workspaces.Grain(primaryKey),
            var type when type == typeof(IChannelAccountGrain) => Accounts.Grain(primaryKey),
            var type when type == typeof(ICannedResponsesGrain) => CannedResponses,
            var type when type == typeof(IFormsGrain) => Forms,
            var type when type == typeof(IContactIdentityGrain) => Accounts.Identity(primaryKey),
            var type => throw new NotSupportedException(type.Name),
        };
        return (TGrainInterface)grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver =>
        (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver
    {
    }
}
