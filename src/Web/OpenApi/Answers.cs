using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parloir.Web.Problems;

namespace Parloir.Web.OpenApi;

/// <summary>Every call can answer with a problem document.</summary>
internal sealed class Answers : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var operation in document.Operations())
        {
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "A problem document",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
                },
            };
        }
        return Task.CompletedTask;
    }
}
