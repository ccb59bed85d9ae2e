using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parloir.Grains;

namespace Parloir.Web.OpenApi;

/// <summary>Strings, ids and enums have converters through which the schema exporter does not see: all of them are strings.</summary>
internal sealed class TextSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var optional = Nullable.GetUnderlyingType(type);
        if (IsText(optional ?? type))
        {
            var nullable = optional is not null || (type == typeof(string) && context.JsonPropertyInfo is { IsGetNullable: true });
            schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }
        else if (Nullable.GetUnderlyingType(type) is { } inner && IsId(inner))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        }
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && (element == typeof(string) || IsId(element)))
        {
            // An array that the exporter has met before comes without its type.
            schema.Type ??= JsonSchemaType.Array;
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        return Task.CompletedTask;
    }

    private static bool IsText(Type type) => type == typeof(string) || type.IsEnum || IsId(type);

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));
}
