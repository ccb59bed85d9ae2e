using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Erasure;
using Parloir.Grains.Forms;
using Parloir.Grains.Insight;
using Parloir.Grains.Notifications;
using Parloir.Grains.Remarks;
using Parloir.Grains.Search;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Testing;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Auth.Tokens;

namespace Parloir.Web.Tests.World;

/// <summary>A real server on a free port, before a <see cref="DeskWorld"/>. Agents alice and bruno and the administrator admin; bob in another workspace.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    public const string Password = "correct horse";
    // Hashing as slowly as in production would only make the tests slow.
    private static readonly PasswordHasher<AgentProfile> Hasher =
        new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 }));

    private readonly WebApplication _app;
    private readonly ErrorLog _log;
    private readonly ConcurrentBag<HttpClient> _browsers = [];

    private DeskServer(WebApplication app, DeskWorld world, FakeConversationQueries queries, ManualTimeProvider time, ErrorLog log)
    {
        (_app, World, Queries, Time, _log) = (app, world, queries, time, log);
        Address = new Uri(app.Urls.Single());
    }

    public DeskWorld World { get; }
    public FakeConversationQueries Queries { get; }
    public ManualTimeProvider Time { get; }
    public Uri Address { get; }
    public IServiceProvider Services => _app.Services;

    /// <param name="configure">Replaces services before the server starts.</param>
    /// <param name="map">Adds endpoints, as channels do.</param>
    public static async Task<DeskServer> StartAsync(
        Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null, bool empty = false,
        Action<IEndpointRouteBuilder>? map = null)
    {
        var (world, time, log) = (new DeskWorld(), NewTime(), new ErrorLog());
        var queries = new FakeConversationQueries(world);
        if (!empty) AddAgents(world);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IGrainFactory>(world);
        builder.Services.AddSingleton<ICluster>(world.Cluster);
        builder.Services.AddSingleton<IContinuity>(world.Cluster);
        builder.Services.AddSingleton<IAgentQueries>(world.Agents);
        builder.Services.AddSingleton<IConversationQueries>(queries);
        builder.Services.AddSingleton<IContactQueries>(world.Contacts);
        builder.Services.AddSingleton<IRemarkQueries>(world.Contacts);
        builder.Services.AddSingleton<IContactEventQueries>(world.Contacts);
        builder.Services.AddSingleton<ICustomerDirectory>(world.Customers);
        builder.Services.AddSingleton<IFormAnswers>(world.FormAnswers);
        builder.Services.AddSingleton<IInboxQueries>(world.Workspaces);
        builder.Services.AddSingleton<ITeamQueries>(world.Teams);
        builder.Services.AddSingleton<ISavedViewQueries>(world.SavedViews);
        builder.Services.AddSingleton<IConversationCounts>(world.SavedViews);
        builder.Services.AddSingleton<IRecentMatches>(world.Automation);
        builder.Services.AddSingleton<INotificationQueries>(world.NotificationQueries);
        builder.Services.AddSingleton<IDrafts>(world.Drafts);
        builder.Services.AddSingleton<IAgentPreferences>(world.Preferences);
        builder.Services.AddSingleton<IQuarantine>(world.Quarantine);
        builder.Services.AddSingleton<ISearch>(world.Search);
        builder.Services.AddSingleton<IReports>(world.Reports);
        builder.Services.AddSingleton<IConversationHistory>(world.History);
        builder.Services.AddSingleton<IErasures>(world.History);
        builder.Services.AddSingleton<IAttachments>(world.Attachments);
        builder.Services.AddSingleton<IBlobStore>(world.Blobs);
        builder.Services.AddSingleton<IThumbnails>(world.Thumbnails);
        builder.Services.AddSingleton<IChannelAccountDirectory>(world.Accounts);
        builder.Services.AddSingleton<IMessageTemplates>(world.Accounts);
        builder.Services.AddSingleton<IChannelConnections>(world.Accounts);
        builder.Services.AddSingleton<ITokenStore, MemoryTokenStore>();
        builder.Services.AddSingleton<IInvitationStore, MemoryInvitationStore>();
        builder.Services.AddSingleton<IPasswordHasher<AgentProfile>>(Hasher);
        builder.Services.AddSingleton<IXmlRepository, MemoryXmlRepository>();
        builder.Services.AddParloirWeb(builder.Configuration);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseParloirWeb();
        app.MapParloirWeb();
        map?.Invoke(app);
        await app.StartAsync();
        return new DeskServer(app, world, queries, time, log);
    }

    /// <summary>A browser: keeps cookies, sends the header against forgery, and is closed with the server.</summary>
    public HttpClient Browser(bool forgeryHeader = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        if (forgeryHeader) client.DefaultRequestHeaders.Add("X-Parloir", "1");
        _browsers.Add(client);
        return client;
    }

    public async Task<HttpClient> LogInAsync(string name)
    {
        var client = Browser();
        var (status, body) = await client.SendJsonAsync(HttpMethod.Post, "/api/v1/session", new { email = $"{name}@demo.test", password = Password });
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return client;
    }

    /// <summary>Takes an error that a test provoked out of the log.</summary>
    public void ExpectError(int eventId) =>
        Assert.True(_log.Errors.TryDequeue(out var error) && error.StartsWith($"{eventId}: ", StringComparison.Ordinal), error ?? "No error was logged.");

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) browser.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Assert.True(_log.Errors.IsEmpty, string.Join(Environment.NewLine, _log.Errors));
    }

    // Cookies carry dates that the HTTP client compares with its own clock.
    private static ManualTimeProvider NewTime() => new(TimeProvider.System.GetUtcNow());

    private static void AddAgents(DeskWorld world)
    {
        Add("alice", "Alice Martin", AgentRole.Agent, DeskWorld.Demo);
        Add("bruno", "Bruno Petit", AgentRole.Agent, DeskWorld.Demo);
        Add("admin", "Camille Roux", AgentRole.Administrator, DeskWorld.Demo);
        Add("bob", "Bob", AgentRole.Administrator, DeskWorld.Other);

        void Add(string id, string name, AgentRole role, WorkspaceId workspace)
        {
            var profile = new AgentProfile(new AgentId(id), name, $"{id}@demo.test", role);
            world.Agents.Add(new AgentCredentials(workspace, profile, Hasher.HashPassword(profile, Password)));
        }
    }
}
