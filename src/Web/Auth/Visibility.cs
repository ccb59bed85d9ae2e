using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;

namespace Parloir.Web.Auth;

/// <summary>Whether a caller may see a conversation. What may not be seen is not there: 404, whatever is asked of it. A change is felt within <see cref="AgentDirectory.Life"/>.</summary>
internal sealed class Visibility(IAgentQueries agents, ITeamQueries teams, IConversationQueries conversations, TimeProvider time)
{
    private const int Capacity = 20_000;

    private readonly ExpiringCache<(WorkspaceId Workspace, AgentId Agent), AgentAccess> _access = new(AgentDirectory.Life, Capacity, time);

    public async ValueTask<bool> SeesAsync(Caller caller, ConversationView conversation, CancellationToken cancellationToken)
    {
        if (!caller.Agent.IsRestricted) return true;
        return (await AccessAsync(caller, cancellationToken)).Sees(conversation);
    }

    /// <summary>What the caller may see, for queries that ask it of what they find.</summary>
    public ValueTask<AgentAccess> AccessAsync(Caller caller, CancellationToken cancellationToken) => caller.Agent.IsRestricted
        ? _access.GetAsync((caller.Workspace, caller.Agent.Id), (key, token) => AgentAccess.FindAsync(key.Workspace, key.Agent, agents, teams, token), cancellationToken)
        : ValueTask.FromResult(new AgentAccess(caller.Agent.Id, null, []));

    /// <summary>Null when the workspace has no such conversation, or the caller may not see it.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, ConversationId conversation, CancellationToken cancellationToken) =>
        await conversations.Find(caller.Workspace, conversation, cancellationToken) is { } found && await SeesAsync(caller, found, cancellationToken) ? found : null;
}
