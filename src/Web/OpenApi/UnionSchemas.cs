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
            Complete([.. union.Discriminator.Mapping.Values.Select(@case => (OpenApiSchema)schemas[@case.Reference.Id!])]);
        }
        return Task.CompletedTask;
    }

    /// <summary>What the exporter has met in one case before it leaves empty in the next: such as the conditions of "all" and of "any".</summary>
    private static void Complete(IReadOnlyList<OpenApiSchema> cases)
    {
        var known = new Dictionary<string, IOpenApiSchema>();
        foreach (var (name, schema) in cases.SelectMany(@case => @case.Properties ?? new Dictionary<string, IOpenApiSchema>()))
            if (!IsEmpty(schema)) known.TryAdd(name, schema);
        foreach (var @case in cases)
            foreach (var name in (@case.Properties ?? new Dictionary<string, IOpenApiSchema>()).Where(property => IsEmpty(property.Value)).Select(property => property.Key).ToArray())
                if (known.TryGetValue(name, out var schema)) @case.Properties![name] = schema;
    }

    private static bool IsEmpty(IOpenApiSchema schema) => schema is OpenApiSchema { Type: null, Items: null, Properties: null or { Count: 0 }, OneOf: null or { Count: 0 }, AnyOf: null or { Count: 0 } };

    private static void RequireName(IOpenApiSchema schema, string discriminator)
    {
        var @case = (OpenApiSchema)schema;
        @case.Type = JsonSchemaType.Object;
        @case.Required ??= new HashSet<string>();
        @case.Required.Add(discriminator);
    }
}
