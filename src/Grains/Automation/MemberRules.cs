using Parloir.Grains.Conversations;

namespace Parloir.Grains.Automation;

/// <summary>A member of a team who is online.</summary>
/// <param name="Open">His open conversations, counted to a limit.</param>
/// <param name="LastTurn">When a rule last gave him a conversation of the team; null: never.</param>
internal readonly record struct Candidate(AgentCard Agent, long Open, DateTimeOffset? LastTurn);

/// <summary>Who gets the next conversation of a team.</summary>
internal static class MemberRules
{
    /// <summary>Of those who have equally few it is the one whose last turn is longest ago. Null when there is nobody.</summary>
    public static AgentCard? Choose(MemberChoice choice, IEnumerable<Candidate> candidates)
    {
        var inTurn = choice switch
        {
            MemberChoice.RoundRobin => candidates.OrderBy(LastTurn),
            MemberChoice.LeastOpen => candidates.OrderBy(candidate => candidate.Open).ThenBy(LastTurn),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
        };
        return inTurn.ThenBy(candidate => candidate.Agent.Id.Value, StringComparer.Ordinal).FirstOrDefault().Agent;

        static DateTimeOffset LastTurn(Candidate candidate) => candidate.LastTurn ?? DateTimeOffset.MinValue;
    }
}
