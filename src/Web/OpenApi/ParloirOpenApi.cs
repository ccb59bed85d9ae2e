using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Parloir.Web.OpenApi;

/// <summary>The OpenAPI document, from which the client's TypeScript types are made: it holds the hub's payloads too.</summary>
internal static class ParloirOpenApi
{
    public static void AddParloirOpenApi(this IServiceCollection services)
    {
        services.AddSingleton<IApiDescriptionProvider, HubPayloads>();
        services.AddOpenApi("v1", options =>
        {
            options.AddSchemaTransformer<TextSchemas>();
            options.AddDocumentTransformer<HubPayloads>();
            options.AddDocumentTransformer<Preamble>();
            options.AddDocumentTransformer<Answers>();
            options.AddDocumentTransformer<UnionSchemas>();
        });
    }
}
