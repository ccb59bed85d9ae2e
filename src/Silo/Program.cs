using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Parloir.Channels.Sandbox;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Journal.Hosting;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Transport;
using Parloir.Silo;
using Parloir.Web;

// For a supervisor: the process is to be started again (EX_TEMPFAIL of sysexits.h).
const int DeclaredDead = 75;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var engine = builder.Configuration.GetSection(EngineOptions.Section).Get<EngineOptions>() ?? new EngineOptions();
builder.WebHost.UseUrls(engine.Urls);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);

try
{
    var roles = engine.ParsedRoles;
    var isWeb = roles.HasFlag(SiloRoles.Web);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
    builder.Services.AddJournal(options => builder.Configuration.GetSection(EngineOptions.Section).Bind(options));
    if (builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() is { IsAlone: false }) builder.Services.AddSiloTransport();
    builder.Services.AddActorRuntime();
    builder.Services.AddClusterMembership(options => (options.Roles, options.Software) = (roles, SoftwareVersion()));
    builder.Services.AddParloirGrains();
    if (engine.Demo)
    {
        builder.Configuration["Engine:WhatsApp:GraphAddress"] ??= $"{engine.OwnAddress}/sandbox/graph";
        if (roles.HasFlag(SiloRoles.Silo)) builder.Services.AddHostedService<DemoWorkspace>();
        if (isWeb) builder.Services.AddSandbox(builder.Configuration);
    }
    builder.Services.AddWhatsApp(builder.Configuration);
    builder.Services.AddParloirWeb(builder.Configuration);
    builder.Services.AddSingleton<IPasswordHasher<AgentProfile>, PasswordHasher<AgentProfile>>();
    builder.Services.AddTelemetry(builder.Configuration);

    await using var app = builder.Build();
    if (isWeb)
    {
        app.MapWhatsAppWebhooks();
        app.UseParloirWeb();
        app.MapParloirWeb();
        if (engine.Demo) app.MapSandbox();
    }
    else
    {
        app.MapHealth();
    }
    await StartAsync(app);
    await Greeting.SayAsync(app, engine);
    await app.WaitForShutdownAsync();
    return app.Services.GetRequiredService<ICluster>().IsDeclaredDead ? DeclaredDead : 0;
}
catch (Exception exception) when (StartupFailure.Describe(exception, engine) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

// A host whose start fails is not stopped by the framework: what had begun would work on while its database goes away.
static async Task StartAsync(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch
    {
        await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw;
    }
}

static string SoftwareVersion() => Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
