using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Parloir.Web.Api;

/// <summary>The HTTP API, one file for each noun. docs/http-api.md says what the OpenAPI document cannot.</summary>
public static class ParloirApi
{
    internal const string Root = "/api/v1";
    private const long BodyLimit = 256 * 1024;

    public static void MapParloirApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).RequireAuthorization().WithMetadata(new BodySizeLimit(BodyLimit));
        ((IEndpointConventionBuilder)api).Finally(WithoutEmptyBodies);
        api.MapSession();
        api.MapPreferences();
        api.MapNotifications();
        api.MapTokens();
        api.MapSetup();
        api.MapAgents();
        api.MapInvitations();
        api.MapAvailability();
        api.MapWorkspace();
        api.MapTeams();
        api.MapDepartments();
        api.MapLabels();
        api.MapKeywords();
        api.MapInboxes();
        api.MapContacts();
        api.MapContactCatalogue();
        api.MapRemarks();
        api.MapEventReports();
        api.MapViews();
        api.MapAutomationRules();
        api.MapContactMerging();
        api.MapCustomers();
        api.MapConversations();
        api.MapConversationHistory();
        api.MapConversationStart();
        api.MapConversationMessages();
        api.MapConversationDrafts();
        api.MapAttachments();
        api.MapChannelAccounts();
        api.MapChannelConnections();
        api.MapCannedResponses();
        api.MapForms();
        api.MapConversationActions();
        api.MapConversationOwnership();
        api.MapConversationLabels();
        api.MapConversationKeywords();
        api.MapBulkActions();
        api.MapSearch();
        api.MapReports();
        api.MapErasures();
        api.MapConversationExports();
        api.MapConversationTranscripts();
        api.MapQuarantine();
        routes.MapCluster();
    }

    // The compiler's endpoints say so of services among gathered parameters: a body of no type.
    private static void WithoutEmptyBodies(EndpointBuilder endpoint)
    {
        foreach (var accepts in endpoint.Metadata.OfType<IAcceptsMetadata>().Where(accepts => accepts.RequestType is null).ToArray()) endpoint.Metadata.Remove(accepts);
    }

    private sealed record BodySizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
