using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>Who is called to what is written for the team (S3-34).</summary>
internal static class Mentions
{
    public const int Limit = 20;

    /// <returns>The cards of those who take part in the conversation from then on, or why not.</returns>
    public static Task<(ImmutableArray<AgentCard> Agents, ProblemResult? Problem)> ReadAsync(IReadOnlyList<AgentId>? ids, ConversationTarget target, IAgentQueries agents) =>
        ReadAsync(ids, target.Caller.Workspace, agents, _ => Task.FromResult(true), target.CancellationToken);

    /// <returns>The cards of agents who may see the contact already, or why not: being called shows nobody a contact.</returns>
    public static Task<(ImmutableArray<AgentCard> Agents, ProblemResult? Problem)> ReadAsync(IReadOnlyList<AgentId>? ids, ContactTarget target, IAgentQueries agents, ITeamQueries teams) =>
        ReadAsync(
            ids, target.Caller.Workspace, agents,
            async agent => await target.Contacts.Find(
                target.Caller.Workspace, new ContactId(target.Id), await AgentAccess.FindAsync(target.Caller.Workspace, agent, agents, teams, target.CancellationToken), target.CancellationToken) is not null,
            target.CancellationToken);

    /// <param name="ids">Null for none.</param>
    private static async Task<(ImmutableArray<AgentCard> Agents, ProblemResult? Problem)> ReadAsync(
        IReadOnlyList<AgentId>? ids, WorkspaceId workspace, IAgentQueries agents, Func<AgentId, Task<bool>> sees, CancellationToken cancellationToken)
    {
        if (ids is null) return ([], null);
        if (ids.Count > Limit) return ([], new ProblemResult(KnownProblems.RequestInvalid("mentions", $"At most {Limit} agents.")));
        var cards = ImmutableArray.CreateBuilder<AgentCard>(ids.Count);
        foreach (var id in ids)
        {
            if (await agents.Find(workspace, id, cancellationToken) is not { } agent) return ([], new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent())));
            if (!await sees(id)) return ([], new ProblemResult(KnownProblems.Of(new Rejection.AgentWithoutAccess())));
            cards.Add(new AgentCard(agent.Id, agent.Name));
        }
        return (cards.ToImmutable(), null);
    }
}
