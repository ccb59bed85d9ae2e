using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parloir.Web.OpenApi;

/// <summary>Writes closed sets as what they are: exactly one of the cases, each of which must name itself.</summary>
internal sealed class UnionSchemas : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        foreach (var union in schemas.Values.OfType<OpenApiSchema>().Where(schema => schema.Discriminator is not null))
        {
            (union.OneOf, union.AnyOf) = (union.AnyOf, null);
            // The cases say it all; repeated here, generators would intersect it with each of them.
            (union.Type, union.Required, union.Properties) = (null, null, null);
            foreach (var @case in union.Discriminator!.Mapping!.Values)
                RequireName(schemas[@case.Reference.Id!], union.Discriminator.PropertyName!);
        }
        return Task.CompletedTask;
    }

    private static void RequireName(IOpenApiSchema schema, string discriminator)
    {
        var @case = (OpenApiSchema)schema;
        @case.Type = JsonSchemaType.Object;
        @case.Required ??= new HashSet<string>();
        @case.Required.Add(discriminator);
    }
}
