using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Grains.Agents;
using Parloir.Journal.Hosting;
using Parloir.Web.Api;
using Parloir.Web.Auth;
using Parloir.Web.Auth.DataProtection;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Auth.Tokens;
using Parloir.Web.Export;
using Parloir.Web.Health;
using Parloir.Web.Hub;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Hub.Presence;
using Parloir.Web.Json;
using Parloir.Web.OpenApi;
using Parloir.Web.Pages;
using Parloir.Web.Problems;
using Parloir.Web.Security;

namespace Parloir.Web;

/// <summary>
/// Everything that people and programs reach over HTTP, but for the providers' webhooks. It needs, from whoever composes the program: <c>IGrainFactory</c>,
/// the query interfaces of the grains, <c>IQuarantine</c>, and the journal's database (<c>AddJournal</c>).
/// </summary>
public static class ParloirWeb
{
    public static IServiceCollection AddParloirWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebOptions>().Bind(configuration.GetSection(WebOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddProblems();
        services.AddAccess();
        services.AddDesk();
        services.AddMigrations("web", typeof(ParloirWeb).Assembly);
        services.AddHealthChecks();
        services.AddParloirOpenApi();
        return services;
    }

    /// <summary>The middleware; before the endpoints are mapped.</summary>
    public static IApplicationBuilder UseParloirWeb(this IApplicationBuilder app)
    {
        // Webhooks end in the routing (ShortCircuit): what stands before it is for them as well.
        app.UseMiddleware<LeavingConnections>();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(async pages =>
        {
            if (KnownProblems.OfStatus(pages.HttpContext.Response.StatusCode) is { } problem)
                await new ProblemResult(problem).ExecuteAsync(pages.HttpContext);
        });
        app.UseClientFiles();
        app.UseMiddleware<ClientPages>();
        app.UseAuthentication();
        app.UseMiddleware<ForgeryGuard>();
        app.UseAuthorization();
        return app;
    }

    /// <summary><c>/health/live</c> and <c>/health/ready</c>: all that a process without the web shows over HTTP.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapParloirHealth();

    public static void MapParloirWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapParloirApi();
        routes.MapHub<DeskHub>(DeskHub.Path);
        routes.MapOpenApi().AllowAnonymous();
        routes.MapParloirHealth();
    }

    private static void AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<ProblemExceptionHandler>();
        // The exception handler wants a fallback that it never reaches.
        services.AddProblemDetails();
        services.Configure<ExceptionHandlerOptions>(options => options.SuppressDiagnosticsCallback = _ => true);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            WireJson.Configure(options.SerializerOptions);
            options.SerializerOptions.Converters.Add(new UnicodeTextConverter());
        });
    }

    private static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AgentDirectory>();
        services.AddSingleton<BulkCommands>();
        services.AddSingleton<ConversationExport>();
        services.AddSingleton<BulkExport>();
        services.AddSingleton<FormAnswerExport>();
        services.AddSingleton<Visibility>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<TokenDirectory>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<ISetupLink>(provider => provider.GetRequiredService<SetupLink>());
        services.TryAddSingleton<ITokenStore, PostgresTokenStore>();
        services.AddSingleton<AgentInvitations>();
        services.TryAddSingleton<IInvitationStore, PostgresInvitationStore>();
        services.TryAddSingleton<IPasswordHasher<AgentProfile>, PasswordHasher<AgentProfile>>();

        services.AddDataProtection().SetApplicationName("Parloir");
        services.TryAddSingleton<IXmlRepository, PostgresXmlRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);

        services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, options =>
                options.ForwardDefaultSelector = context => BearerHandler.IsCarriedBy(context.Request) ? Schemes.Bearer : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(Schemes.Bearer, null)
            .AddCookie(Schemes.Cookie, SessionCookie.Configure);
        services.AddAuthorizationBuilder().AddPolicy(
            Schemes.Administrators, policy => policy.RequireClaim(Caller.RoleClaim, nameof(AgentRole.Administrator)));

        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>((forwarded, web) => forwarded.TrustOnly(web.Value));
    }

    private static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<LiveFeeds>();
        services.AddSingleton<Rooms>();
        services.AddSingleton<DeskLifetime>();
        services.AddSingleton<HubLifetimeManager<DeskHub>>(provider => provider.GetRequiredService<DeskLifetime>());
        services.AddHostedService<DeskAudit>();
        services.AddHostedService<DeskAttendance>();
        // It calls every refusal an error; HubFaults logs what is one.
        services.Configure<LoggerFilterOptions>(options => options.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None));
        services.AddSignalR()
            .AddHubOptions<DeskHub>(options =>
            {
                options.MaximumReceiveMessageSize = 8 * 1024;
                options.AddFilter<HubFaults>();
            })
            .AddJsonProtocol(options => WireJson.Configure(options.PayloadSerializerOptions));
    }
}
