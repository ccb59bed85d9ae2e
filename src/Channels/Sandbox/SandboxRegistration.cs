using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parloir.Journal.Hosting;

namespace Parloir.Channels.Sandbox;

/// <summary>The other side of the demo: the provider and the customers' phones. Anybody who reaches it can speak for them, so it is for demos only.</summary>
public static class SandboxRegistration
{
    /// <summary>Needs the journal's database and an account directory.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>().Bind(configuration.GetSection(SandboxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMigrations("channels", typeof(SandboxRegistration).Assembly);
        services.AddSingleton<SandboxSignal>();
        services.AddSingleton<SandboxAccounts>();
        services.AddSingleton<SandboxReads>();
        services.AddSingleton<Phones>();
        services.AddSingleton<PhoneEvents>();
        services.AddSingleton<FaultSwitch>();
        services.AddSingleton<Provider>();
        services.AddSingleton<SandboxMedia>();
        services.AddSingleton<SandboxTemplates>();
        services.AddSingleton<SandboxFlows>();
        services.AddSingleton<GraphAccess>();
        services.AddSingleton<GraphSendReader>();
        services.AddSingleton<GraphTemplateReader>();
        services.AddSingleton<GraphFlowReader>();
        services.AddSingleton<GraphEndpoint>();
        services.AddSingleton<GraphMediaEndpoint>();
        services.AddSingleton<GraphNodeEndpoint>();
        services.AddSingleton<GraphTemplatesEndpoint>();
        services.AddSingleton<GraphFlowsEndpoint>();
        services.AddSingleton<MediaAndTemplateEndpoints>();
        services.AddSingleton<PhoneEndpoints>();
        services.AddSingleton<EngineAddress>();
        services.AddHostedService<ReadyCustomers>();
        services.AddHostedService<WebhookDispatcher>();
        services.AddHttpClient(WebhookDispatcher.Client, static client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        return services;
    }

    /// <summary>
    /// <c>/sandbox/graph</c> for the engine (<c>Engine:WhatsApp:GraphAddress</c> is <c>…/sandbox/graph</c>) and <c>/sandbox/api</c> for the phone's page; see README.md.
    /// </summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var sandbox = endpoints.MapGroup("/sandbox").AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(64 * 1024));
        var graph = endpoints.ServiceProvider.GetRequiredService<GraphEndpoint>();
        sandbox.MapPost("/graph/{version}/{phoneNumberId}/messages", (RequestDelegate)graph.SendAsync);

        var media = endpoints.ServiceProvider.GetRequiredService<GraphMediaEndpoint>();
        sandbox.MapPost("/graph/{version}/{phoneNumberId}/media", (RequestDelegate)media.UploadAsync).DisableAntiforgery();
        sandbox.MapGet("/graph/{version}/{id}", (RequestDelegate)endpoints.ServiceProvider.GetRequiredService<GraphNodeEndpoint>().FindAsync);
        sandbox.MapGet("/graph-media/{account}/{id}", media.ContentAsync);
        sandbox.MapGet("/graph/{version}/{businessAccountId}/message_templates", (RequestDelegate)endpoints.ServiceProvider.GetRequiredService<GraphTemplatesEndpoint>().ListAsync);

        var flows = endpoints.ServiceProvider.GetRequiredService<GraphFlowsEndpoint>();
        sandbox.MapPost("/graph/{version}/{businessAccountId}/flows", (RequestDelegate)flows.CreateAsync);
        sandbox.MapGet("/graph/{version}/{businessAccountId}/flows", (RequestDelegate)flows.ListAsync);
        sandbox.MapPost("/graph/{version}/{flowId}/publish", (RequestDelegate)flows.PublishAsync);

        var phones = endpoints.ServiceProvider.GetRequiredService<PhoneEndpoints>();
        var api = sandbox.MapGroup("/api");
        api.MapGet("/accounts", phones.AccountsAsync);
        api.MapGet("/phones", phones.PhonesAsync);
        api.MapPost("/phones", phones.AddPhoneAsync);
        api.MapGet("/phones/{phone}", phones.ThreadAsync);
        api.MapPost("/phones/{phone}/messages", phones.DoAsync);
        api.MapPost("/phones/{phone}/read", (string phone, string? account, CancellationToken cancellationToken) => phones.ReadAsync(phone, account, cancellationToken));
        api.MapGet("/phones/{phone}/events", phones.EventsAsync);
        var more = endpoints.ServiceProvider.GetRequiredService<MediaAndTemplateEndpoints>();
        api.MapPost("/media", more.UploadAsync).WithMetadata(new RequestSizeLimitAttribute(MediaAndTemplateEndpoints.LongestFile));
        api.MapGet("/media/{id}", more.DownloadAsync);
        api.MapPut("/templates/{id}", more.SetTemplateAsync);
        api.MapGet("/faults", phones.Faults);
        api.MapPut("/faults", phones.SetFaultsAsync);
        return endpoints;
    }
}
