using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Erasure;
using Parloir.Grains.Following;
using Parloir.Grains.Forms;
using Parloir.Grains.Insight;
using Parloir.Grains.Journaling;
using Parloir.Grains.Notifications;
using Parloir.Grains.Outbox;
using Parloir.Grains.Remarks;
using Parloir.Grains.Search;
using Parloir.Grains.Teams;
using Parloir.Grains.Thumbnails;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Journal.Following;
using Parloir.Journal.Hosting;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Transport;

namespace Parloir.Grains;

public static class GrainsSetup
{
    /// <summary>The domain: its grains, and the queries that every node runs.</summary>
    public static IServiceCollection AddParloirGrains(this IServiceCollection services)
    {
        services.AddMigrations("grains", typeof(GrainsSetup).Assembly);
        services.AddGrains(typeof(GrainsSetup).Assembly);
        services.AddHostedService<OutboxSweep>();
        services.AddHostedService<AttachmentSweep>();
        services.AddHostedService<FollowerWake>();
        services.AddHostedService<ErasedContentsSweep>();
        services.AddHostedService<ChannelPulseWriter>();
        services.AddHostedService<TemplateWatch>();
        return services.AddParloirSerialization().AddParloirQueries();
    }

    /// <summary>How the contracts cross between silos.</summary>
    internal static IServiceCollection AddParloirSerialization(this IServiceCollection services) =>
        services.AddGrainSerialization(options => options.TypeInfoResolverChain.Add(ParloirJson.Default));

    private static IServiceCollection AddParloirQueries(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddCodec<ConversationEvent>().AddCodec<ContactEvent>().AddCodec<ContactCatalogueEvent>().AddCodec<CustomerEvent>().AddCodec<ContactIdentityEvent>()
            .AddCodec<WorkspaceEvent>().AddCodec<InboxEvent>().AddCodec<AgentEvent>().AddCodec<ChannelAccountEvent>().AddCodec<TeamEvent>().AddCodec<CannedResponsesEvent>()
            .AddCodec<SavedViewsEvent>().AddCodec<AutomationRulesEvent>().AddCodec<FormsEvent>();
        services.AddSingleton<ConversationQueries>().AddSingleton<IConversationQueries>(provider => provider.GetRequiredService<ConversationQueries>());
        services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<IOptions<AttachmentOptions>>().Value.Folder is { Length: > 0 } folder
            ? new FolderBlobStore(folder, provider.GetRequiredService<TimeProvider>())
            : new PostgresBlobStore(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        services.AddOptions<ThumbnailOptions>().BindConfiguration(ThumbnailOptions.Section);
        services.AddSingleton(Drawer.Open);
        return services
            .AddSingleton<ThumbnailRows>()
            .AddSingleton<IThumbnails, Thumbnails.Thumbnails>()
            .AddSingleton<AttachmentIntake>()
            .AddSingleton<AttachmentQueries>()
            .AddSingleton<IAttachments, Attachments.Attachments>()
            .AddSingleton<IMessageTemplates, MessageTemplates>()
            .AddSingleton<FormLookup>()
            .AddSingleton<IPublishedForms, PublishedForms>()
            .AddSingleton<FormAnswers>()
            .AddSingleton<IFormAnswers>(provider => provider.GetRequiredService<FormAnswers>())
            .AddSingleton<WritingLookup>()
            .AddSingleton<ContactConversations>()
            .AddSingleton<ContactAddresses>()
            .AddSingleton<IContactQueries, ContactQueries>()
            .AddSingleton<IRemarkQueries, RemarkQueries>()
            .AddSingleton<IContactEventQueries, ContactEventQueries>()
            .AddSingleton<ICustomerDirectory, CustomerDirectory>()
            .AddSingleton<DeliveryQuery>()
            .AddSingleton<InactiveConversations>()
            .AddSingleton<EntryHolders>()
            .AddSingleton<OutboxQueries>()
            .AddSingleton<QuarantineStore>()
            .AddSingleton<IJournalFollower, SearchFollower>()
            .AddSingleton<ISearch, SearchQueries>()
            .AddSingleton<IJournalFollower, ReportFollower>()
            .AddSingleton<ReportNames>()
            .AddSingleton<IReports, Reports>()
            .AddSingleton<ErasedContents>()
            .AddSingleton<IErasures, Erasures>()
            .AddSingleton<IConversationHistory, ConversationHistory>()
            .AddSingleton<IAgentQueries, AgentQueries>()
            .AddSingleton<IAgentPreferences, Preferences>()
            .AddSingleton<AgentStatuses>()
            .AddSingleton<IDrafts, Drafts>()
            .AddSingleton<NotificationQueries>()
            .AddSingleton<INotificationQueries>(provider => provider.GetRequiredService<NotificationQueries>())
            .AddSingleton<IInboxQueries, InboxQueries>()
            .AddSingleton<ITeamQueries, TeamQueries>()
            .AddSingleton<ISavedViewQueries, SavedViewQueries>()
            .AddSingleton<IConversationCounts, ConversationCounting>()
            .AddSingleton<RuleDirectories>()
            .AddSingleton<Rulebooks>()
            .AddSingleton<TeamTurns>()
            .AddSingleton<IRecentMatches, RecentMatchCounting>()
            .AddSingleton<ChannelAccountRows>()
            .AddSingleton<IChannelAccountDirectory, ChannelAccountDirectory>()
            .AddSingleton<ChannelHealthRows>()
            .AddSingleton<ChannelPulse>()
            .AddSingleton<IChannelPulse>(provider => provider.GetRequiredService<ChannelPulse>())
            .AddSingleton<IChannelConnections, ChannelConnections>()
            .AddSingleton<IInbound, Inbound>()
            .AddSingleton<IQuarantine, Quarantine>();
    }

    private static IServiceCollection AddCodec<TEvent>(this IServiceCollection services) where TEvent : class =>
        services.AddSingleton(new EventCodec<TEvent>(GrainsJson.Default));
}
