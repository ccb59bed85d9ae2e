using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Parloir.Web.OpenApi;

/// <summary>What the document says of itself. No server addresses: the same document holds wherever the program runs.</summary>
internal sealed class Preamble : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Parloir",
            Version = "1",
            Description = "The HTTP API, and in its components the payloads of the desk hub. Cookies for people (with the header X-Parloir: 1 on whatever changes something), "
                + "Authorization: Bearer for programs. Errors are problem documents with a stable code.",
        };
        document.Servers = [];
        document.Tags = null;
        foreach (var operation in document.Operations())
        {
            operation.Tags = null;
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
        }
        return Task.CompletedTask;
    }
}
