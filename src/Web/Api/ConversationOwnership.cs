using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Workspaces;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Agent">Null takes the assignee away.</param>
public sealed record AssigneeRequest(AgentId? Agent);

/// <param name="Team">Null takes the team away; the assignee stays.</param>
public sealed record TeamAssignmentRequest(TeamId? Team);

/// <param name="Department">Null takes the department away.</param>
public sealed record DepartmentAssignmentRequest(DepartmentId? Department);

public sealed record PriorityRequest(Priority Priority);

/// <param name="ClientMessageId">As for a message: one transfer, one note.</param>
/// <param name="Agent">Either of <paramref name="Agent"/> and <paramref name="Team"/> is set.</param>
/// <param name="Note">For those who take it over; null for none.</param>
public sealed record TransferRequest(string ClientMessageId, AgentId? Agent = null, TeamId? Team = null, string? Note = null, IReadOnlyList<AgentId>? Mentions = null);

/// <summary>Whose a conversation is.</summary>
internal static class ConversationOwnership
{
    public static void MapConversationOwnership(this IEndpointRouteBuilder api)
    {
        var conversation = api.MapGroup("/conversations/{id}");
        conversation.MapPut("/assignee", AssignAsync).WithName("assign").WithSummary("Assigns to an agent, or to nobody");
        conversation.MapPut("/team", AssignTeamAsync).WithName("assignTeam").WithSummary("Gives it to a team, or to none");
        conversation.MapPut("/department", SetDepartmentAsync).WithName("setDepartment").WithSummary("Puts it into a department, or into none");
        conversation.MapPut("/priority", SetPriorityAsync).WithName("setPriority").WithSummary("Sets the priority");
        conversation.MapPost("/transfer", TransferAsync).WithName("transfer").WithSummary("Hands over to an agent or to a team, with a note, in one step");
        conversation.MapPut("/participants/{agent}", AddParticipantAsync).WithName("addParticipant").WithSummary("Lets an agent take part");
        conversation.MapDelete("/participants/{agent}", RemoveParticipantAsync).WithName("removeParticipant").WithSummary("An agent no longer takes part");
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AssignAsync(
        AssigneeRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents)
    {
        if (request.Agent is not { } id) return await target.AnswerAsync(by => new ConversationCommand.Unassign(by));
        var agent = await agents.Find(target.Caller.Workspace, id, target.CancellationToken);
        if (agent is null) return Refuse(new Rejection.UnknownAgent());
        return await target.AnswerAsync(by => new ConversationCommand.AssignAgent(by, agent.Id, agent.Name));
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AssignTeamAsync(
        TeamAssignmentRequest request, [AsParameters] ConversationTarget target, ITeamQueries teams)
    {
        if (request.Team is not { } id) return await target.AnswerAsync(by => new ConversationCommand.AssignTeam(by, null));
        var team = await teams.Find(target.Caller.Workspace, id, target.CancellationToken);
        if (team is null) return Refuse(new Rejection.UnknownTeam());
        return await target.AnswerAsync(by => new ConversationCommand.AssignTeam(by, new TeamCard(team.Id, team.Name)));
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> SetDepartmentAsync(
        DepartmentAssignmentRequest request, [AsParameters] ConversationTarget target)
    {
        if (request.Department is not { } id) return await target.AnswerAsync(by => new ConversationCommand.SetDepartment(by, null));
        var departments = await target.Grains.GetGrain<IWorkspaceGrain>(target.Caller.Workspace.Value).Departments(target.CancellationToken);
        if (departments.FirstOrDefault(known => known.Id == id) is not { } department) return Refuse(new Rejection.UnknownDepartment());
        return await target.AnswerAsync(by => new ConversationCommand.SetDepartment(by, new DepartmentCard(department.Id, department.Name)));
    }

    private static Task<Results<Ok<ConversationView>, ProblemResult>> SetPriorityAsync(PriorityRequest request, [AsParameters] ConversationTarget target) =>
        Enum.IsDefined(request.Priority)
            ? target.AnswerAsync(by => new ConversationCommand.SetPriority(by, request.Priority))
            : Task.FromResult<Results<Ok<ConversationView>, ProblemResult>>(
                new ProblemResult(KnownProblems.RequestInvalid("priority", $"One of {string.Join(", ", Enum.GetNames<Priority>())}.")));

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> TransferAsync(
        TransferRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents, ITeamQueries teams)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } idFault) return idFault;
        if (request.Agent is null == request.Team is null) return new ProblemResult(KnownProblems.RequestInvalid("agent", "Either 'agent' or 'team'."));
        var (workspace, cancellationToken) = (target.Caller.Workspace, target.CancellationToken);
        var (mentions, fault) = await Mentions.ReadAsync(request.Mentions, target, agents);
        if (fault is not null) return fault;
        if (request.Agent is { } agentId)
        {
            if (await agents.Find(workspace, agentId, cancellationToken) is not { } agent) return Refuse(new Rejection.UnknownAgent());
            return await target.AnswerAsync(by =>
                new ConversationCommand.Transfer(by, request.ClientMessageId, new AgentCard(agent.Id, agent.Name), null, request.Note, mentions));
        }
        if (await teams.Find(workspace, request.Team!.Value, cancellationToken) is not { } team) return Refuse(new Rejection.UnknownTeam());
        return await target.AnswerAsync(by =>
            new ConversationCommand.Transfer(by, request.ClientMessageId, null, new TeamCard(team.Id, team.Name), request.Note, mentions));
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AddParticipantAsync(
        string agent, [AsParameters] ConversationTarget target, IAgentQueries agents)
    {
        var profile = Inputs.IsId(agent) ? await agents.Find(target.Caller.Workspace, new AgentId(agent), target.CancellationToken) : null;
        if (profile is null) return Refuse(new Rejection.UnknownAgent());
        return await target.AnswerAsync(by => new ConversationCommand.AddParticipant(by, new AgentCard(profile.Id, profile.Name)));
    }

    private static Task<Results<Ok<ConversationView>, ProblemResult>> RemoveParticipantAsync(string agent, [AsParameters] ConversationTarget target) =>
        target.AnswerAsync(by => new ConversationCommand.RemoveParticipant(by, new AgentId(agent)));

    private static ProblemResult Refuse(Rejection reason) => new(KnownProblems.Of(reason));
}
