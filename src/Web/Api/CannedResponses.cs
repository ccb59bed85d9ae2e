using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Text">With the values of the conversation put in: what the composer shows, for the agent to look over and send.</param>
public sealed record CannedResponseRendering(string Text);

internal static class CannedResponses
{
    public static void MapCannedResponses(this IEndpointRouteBuilder api)
    {
        var responses = api.MapGroup("/canned-responses");
        responses.MapGet("", ListAsync).WithName("cannedResponses").WithSummary("The quick messages that the caller sees, by shortcut");
        responses.MapPost("", CreateAsync).WithName("createCannedResponse").WithSummary("Creates a quick message");
        responses.MapPut("/{id}", ChangeAsync).WithName("changeCannedResponse").WithSummary("Rewrites a quick message: its author's, or an administrator's right where it is not personal");
        responses.MapDelete("/{id}", DeleteAsync).WithName("deleteCannedResponse").WithSummary("Deletes a quick message");
        api.MapGet("/conversations/{id}/canned-responses/{response}", RenderAsync).WithName("renderCannedResponse").WithSummary("A quick message with the conversation's values put in");
    }

    private static async Task<Ok<Page<CannedResponseView>>> ListAsync(Caller caller, IGrainFactory grains, ITeamQueries teams, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await SeenAsync(caller, grains, teams, cancellationToken)));

    private static async Task<Results<Created<CannedResponseView>, ProblemResult>> CreateAsync(
        CannedResponseDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var result = await Grain(caller, grains).Create(caller.Agent.Id, request, cancellationToken);
        return result.Response is { } response ? TypedResults.Created((string?)null, response) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<CannedResponseView>, ProblemResult>> ChangeAsync(
        string id, CannedResponseDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, grains).Change(caller.Agent.Id, IsAdministrator(caller), new CannedResponseId(id), request, cancellationToken);
        return result.Response is { } response ? TypedResults.Ok(response) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Grain(caller, grains).Delete(caller.Agent.Id, IsAdministrator(caller), new CannedResponseId(id), cancellationToken) is { } reason
            ? new ProblemResult(KnownProblems.Of(reason))
            : TypedResults.NoContent();

    private static async Task<Results<Ok<CannedResponseRendering>, ProblemResult>> RenderAsync(
        string id, string response, Caller caller, IGrainFactory grains, ITeamQueries teams, Visibility visibility, CancellationToken cancellationToken)
    {
        if (await new ConversationTarget(id, caller, grains, visibility, cancellationToken).FindAsync() is not { } conversation
            || (await SeenAsync(caller, grains, teams, cancellationToken)).FirstOrDefault(seen => seen.Id.Value == response) is not { } found)
            return new ProblemResult(KnownProblems.NotFound);
        return TypedResults.Ok(new CannedResponseRendering(CannedResponseText.Render(found.Text, Values(conversation, caller.Agent))));
    }

    /// <summary>A contact without a name is called by the address, which is no name to write in a letter.</summary>
    private static Dictionary<string, string> Values(ConversationView conversation, AgentProfile agent)
    {
        var name = conversation.Contact.Name == conversation.Contact.Address ? "" : conversation.Contact.Name;
        return new Dictionary<string, string>
        {
            ["contact.name"] = name,
            ["contact.first_name"] = name.Split(' ', 2)[0],
            ["contact.address"] = conversation.Contact.Address,
            ["conversation.number"] = conversation.DisplayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["agent.name"] = agent.Name,
            ["agent.first_name"] = agent.Name.Split(' ', 2)[0],
            ["agent.email"] = agent.Email,
        };
    }

    /// <summary>Those of a team are seen by its members, and by their author.</summary>
    private static async Task<ImmutableArray<CannedResponseView>> SeenAsync(Caller caller, IGrainFactory grains, ITeamQueries teams, CancellationToken cancellationToken)
    {
        var his = await teams.Of(caller.Workspace, caller.Agent.Id, cancellationToken);
        return (await Grain(caller, grains).List(cancellationToken)).RemoveAll(response => response.Author != caller.Agent.Id && response.Visibility switch
        {
            CannedResponseVisibility.Personal => true,
            CannedResponseVisibility.Team => !his.Any(team => team.Value == response.Team),
            _ => false,
        });
    }

    private static bool IsAdministrator(Caller caller) => caller.Agent.Role == AgentRole.Administrator;

    private static ICannedResponsesGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<ICannedResponsesGrain>(caller.Workspace.Value);
}
