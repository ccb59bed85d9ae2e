using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Grains.Views;
using Parloir.Web.Hub;
using Parloir.Web.Problems;

namespace Parloir.Web.OpenApi;

/// <summary>
/// What the desk hub takes and pushes, and the problem document, for clients that are generated from the OpenAPI document. A hub is no HTTP call: it is described
/// as one so that its types become components like all others, and then taken out of the paths.
/// </summary>
internal sealed class HubPayloads : IApiDescriptionProvider, IOpenApiDocumentTransformer
{
    private static readonly Type[] Payloads =
    [
        typeof(Problem), typeof(ViewPosition), typeof(ViewSnapshotPush), typeof(ViewDeltaPush), typeof(ViewCountPush),
        typeof(ConversationSnapshotPush), typeof(ConversationDelta), typeof(ContactChangedPush), typeof(PresenceDelta), typeof(NotificationPage), typeof(NotificationView),
        typeof(NotificationsRead), typeof(AvailabilityPush), typeof(ResyncRequiredPush),
    ];

    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        var description = new ApiDescription
        {
            HttpMethod = "GET",
            RelativePath = DeskHub.Path.TrimStart('/'),
            ActionDescriptor = new ActionDescriptor { EndpointMetadata = [new TagsAttribute("hub")] },
        };
        foreach (var (index, payload) in Payloads.Index())
            description.SupportedResponseTypes.Add(new ApiResponseType
            {
                Type = payload,
                StatusCode = 200 + index,
                ApiResponseFormats = [new ApiResponseFormat { MediaType = "application/json" }],
            });
        context.Results.Add(description);
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Paths.Remove(DeskHub.Path);
        return Task.CompletedTask;
    }
}
