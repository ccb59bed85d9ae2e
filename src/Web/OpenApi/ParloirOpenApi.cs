using Microsoft.Extensions.DependencyInjection;

namespace Parloir.Web.OpenApi;

/// <summary>The OpenAPI document, from which the client's TypeScript types are made: it holds the hub's payloads too.</summary>
internal static class ParloirOpenApi
{
    public static void AddParloirOpenApi(this IServiceCollection services) => services.AddOpenApi("v1");
}
