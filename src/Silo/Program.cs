using Microsoft.AspNetCore.Identity;
using Parloir.Channels.Sandbox;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Journal.Hosting;
using Parloir.Runtime.Hosting;
using Parloir.Silo;
using Parloir.Web;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var engine = builder.Configuration.GetSection(EngineOptions.Section).Get<EngineOptions>() ?? new EngineOptions();
builder.WebHost.UseUrls(engine.Urls);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddJournal(options => builder.Configuration.GetSection(EngineOptions.Section).Bind(options));
builder.Services.AddActorRuntime();
builder.Services.AddParloirGrains();
if (engine.Demo)
{
    builder.Configuration["Engine:WhatsApp:GraphAddress"] ??= $"{engine.OwnAddress}/sandbox/graph";
    builder.Services.AddHostedService<DemoWorkspace>().AddSandbox(builder.Configuration);
}
builder.Services.AddWhatsApp(builder.Configuration);
builder.Services.AddParloirWeb(builder.Configuration);
builder.Services.AddSingleton<IPasswordHasher<AgentProfile>, PasswordHasher<AgentProfile>>();
builder.Services.AddTelemetry(builder.Configuration);

try
{
    await using var app = builder.Build();
    app.MapWhatsAppWebhooks();
    app.UseParloirWeb();
    app.MapParloirWeb();
    if (engine.Demo) app.MapSandbox();
    await app.StartAsync();
    await Greeting.SayAsync(app, engine);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (StartupFailure.Describe(exception, engine) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
