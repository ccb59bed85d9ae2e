using System.Net.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientMessageId">As for a message: one sending, however often the request is repeated.</param>
/// <param name="Agent">Either of <paramref name="Agent"/> and <paramref name="Email"/> is set.</param>
public sealed record TranscriptRequest(string ClientMessageId, AgentId? Agent = null, string? Email = null);

/// <summary>S4-16: the conversation, brought to the attention of one agent, or sent by mail once there is a mailbox to send it from.</summary>
internal static class ConversationTranscripts
{
    public static void MapConversationTranscripts(this IEndpointRouteBuilder api) =>
        api.MapPost("/conversations/{id}/transcript", SendAsync).WithName("sendTranscript").WithSummary("Sends the conversation's transcript to an agent");

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> SendAsync(
        TranscriptRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents, ITeamQueries teams)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        if (request.Agent is null == request.Email is null) return new ProblemResult(KnownProblems.RequestInvalid("agent", "Either 'agent' or 'email'."));
        if (await target.FindAsync() is not { } conversation) return new ProblemResult(KnownProblems.NotFound);
        // No channel carries mail yet: saying so is better than a message that never arrives.
        if (request.Email is { } email) return Refuse(MailAddress.TryCreate(email, out var parsed) && parsed.Address == email ? new Rejection.EmailNotConnected() : new Rejection.EmailInvalid());

        var (workspace, cancellationToken) = (target.Caller.Workspace, target.CancellationToken);
        if (await agents.Find(workspace, request.Agent!.Value, cancellationToken) is not { } agent) return Refuse(new Rejection.UnknownAgent());
        if (!(await AgentAccess.FindAsync(workspace, agent.Id, agents, teams, cancellationToken)).Sees(conversation)) return Refuse(new Rejection.AgentWithoutAccess());
        return await target.AnswerAsync(by => new ConversationCommand.SendTranscript(by, request.ClientMessageId, new AgentCard(agent.Id, agent.Name)));
    }

    private static ProblemResult Refuse(Rejection reason) => new(KnownProblems.Of(reason));
}
