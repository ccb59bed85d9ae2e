using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;
using Command = System.Func<Parloir.Grains.Actor.Agent, Parloir.Grains.Conversations.ConversationCommand>;

namespace Parloir.Web.Api;

/// <summary>The command that a bulk action gives to each conversation; what it names is looked up once.</summary>
internal sealed class BulkCommands(IGrainFactory grains, IAgentQueries agents, ITeamQueries teams, TimeProvider time)
{
    /// <summary>Either of the two is set.</summary>
    /// <param name="creates">Whether a label that the catalogue lacks is created: an undo brings none back that was deleted.</param>
    public async Task<(Command? Command, Problem? Problem)> OfAsync(BulkAction action, bool creates, Caller caller, CancellationToken cancellationToken) => action switch
    {
        BulkAction.SetStatus { Note: { } note } set => ViewKey.TryParseStatus(set.Status, out var status) && status == ConversationStatus.Resolved
            ? Do(by => new ConversationCommand.Resolve(by, note))
            : Refuse(KnownProblems.RequestInvalid("action.note", "Only with the status resolved.")),
        BulkAction.SetStatus set => Statuses.CommandOf(set.Status) is { } command
            ? Do(command)
            : Refuse(KnownProblems.RequestInvalid("action.status", "Open, Pending, AiReply or Resolved.")),
        BulkAction.Snooze snooze => await SnoozeAsync(snooze.Snoozing, caller, cancellationToken),
        BulkAction.Assign { Agent: null } => Do(by => new ConversationCommand.Unassign(by)),
        BulkAction.Assign { Agent: { } id } => await agents.Find(caller.Workspace, id, cancellationToken) is { } agent
            ? Do(by => new ConversationCommand.AssignAgent(by, agent.Id, agent.Name))
            : Refuse(new Rejection.UnknownAgent()),
        BulkAction.AssignTeam { Team: null } => Do(by => new ConversationCommand.AssignTeam(by, null)),
        BulkAction.AssignTeam { Team: { } id } => await teams.Find(caller.Workspace, id, cancellationToken) is { } team
            ? Do(by => new ConversationCommand.AssignTeam(by, new TeamCard(team.Id, team.Name)))
            : Refuse(new Rejection.UnknownTeam()),
        BulkAction.SetDepartment { Department: null } => Do(by => new ConversationCommand.SetDepartment(by, null)),
        BulkAction.SetDepartment { Department: { } id } => (await Catalogue(caller).Departments(cancellationToken)).FirstOrDefault(known => known.Id == id) is { } department
            ? Do(by => new ConversationCommand.SetDepartment(by, new DepartmentCard(department.Id, department.Name)))
            : Refuse(new Rejection.UnknownDepartment()),
        BulkAction.SetPriority set => Enum.IsDefined(set.Priority)
            ? Do(by => new ConversationCommand.SetPriority(by, set.Priority))
            : Refuse(KnownProblems.RequestInvalid("action.priority", "A priority by its name.")),
        BulkAction.AddLabel add => await AddLabelAsync(add.Name, creates, caller, cancellationToken),
        BulkAction.RemoveLabel remove => Do(await RemoveLabelAsync(remove.Name, caller, cancellationToken)),
        BulkAction.AddKeyword add => await Catalogue(caller).FindKeywordAsync(add.Name, cancellationToken) is { } keyword
            ? Do(by => new ConversationCommand.AddKeyword(by, keyword.Id))
            : Refuse(new Rejection.UnknownKeyword()),
        BulkAction.RemoveKeyword remove => Do(await RemoveKeywordAsync(remove.Name, caller, cancellationToken)),
        BulkAction.AddParticipant { Agent: var id } => await agents.Find(caller.Workspace, id, cancellationToken) is { } agent
            ? Do(by => new ConversationCommand.AddParticipant(by, new AgentCard(agent.Id, agent.Name)))
            : Refuse(new Rejection.UnknownAgent()),
        BulkAction.RemoveParticipant { Agent: var id } => Do(by => new ConversationCommand.RemoveParticipant(by, id)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<(Command?, Problem?)> SnoozeAsync(SnoozeRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (Snoozes.FaultOf(request) is { } fault) return Refuse(fault.Problem);
        var zone = request.TimeZone ?? await Snoozes.ZoneAsync(caller, agents, cancellationToken);
        var until = Snoozes.Until(request, time.GetUtcNow());
        return Do(by => new ConversationCommand.Snooze(by, request.Preset, until, zone));
    }

    private async Task<(Command?, Problem?)> AddLabelAsync(string name, bool creates, Caller caller, CancellationToken cancellationToken)
    {
        if (await Catalogue(caller).FindLabelAsync(name, cancellationToken) is { } known) return Do(by => new ConversationCommand.AddLabel(by, known.Id));
        if (!creates) return Refuse(new Rejection.ChangedSince());
        var ensured = await Catalogue(caller).EnsureLabel(name, null, cancellationToken);
        return ensured.Label is { } label ? Do(by => new ConversationCommand.AddLabel(by, label.Id)) : Refuse(ensured.Rejection!);
    }

    private async Task<Command> RemoveLabelAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        var id = (await Catalogue(caller).FindLabelAsync(name, cancellationToken))?.Id ?? name;
        return by => new ConversationCommand.RemoveLabel(by, id);
    }

    private async Task<Command> RemoveKeywordAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        var id = (await Catalogue(caller).FindKeywordAsync(name, cancellationToken))?.Id ?? name;
        return by => new ConversationCommand.RemoveKeyword(by, id);
    }

    private IWorkspaceGrain Catalogue(Caller caller) => grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value);

    private static (Command?, Problem?) Do(Command command) => (command, null);

    private static (Command?, Problem?) Refuse(Rejection reason) => Refuse(KnownProblems.Of(reason));

    private static (Command?, Problem?) Refuse(Problem problem) => (null, problem);
}
