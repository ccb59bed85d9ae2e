using Microsoft.OpenApi;

namespace Parloir.Web.OpenApi;

internal static class DocumentOperations
{
    public static IEnumerable<OpenApiOperation> Operations(this OpenApiDocument document) =>
        from path in document.Paths.Values
        from operation in path.Operations?.Values.AsEnumerable() ?? []
        select operation;
}
