using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>Who is called to what is written for the team (S3-34).</summary>
internal static class Mentions
{
    public const int Limit = 20;

    /// <param name="ids">Null for none.</param>
    /// <returns>Their cards, or why not.</returns>
    public static async Task<(ImmutableArray<AgentCard> Agents, ProblemResult? Problem)> ReadAsync(IReadOnlyList<AgentId>? ids, ConversationTarget target, IAgentQueries agents)
    {
        if (ids is null) return ([], null);
        if (ids.Count > Limit) return ([], new ProblemResult(KnownProblems.RequestInvalid("mentions", $"At most {Limit} agents.")));
        var cards = ImmutableArray.CreateBuilder<AgentCard>(ids.Count);
        foreach (var id in ids)
        {
            if (await agents.Find(target.Caller.Workspace, id, target.CancellationToken) is not { } agent) return ([], new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent())));
            cards.Add(new AgentCard(agent.Id, agent.Name));
        }
        return (cards.ToImmutable(), null);
    }
}
