using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Tests.World;

internal sealed class FakeDrafts : IDrafts
{
    private readonly ConcurrentDictionary<(WorkspaceId, AgentId, ConversationId, DraftMode), DraftView> _drafts = new();

    public Rejection? Rejection { get; set; }

    public Task<ImmutableArray<DraftView>> Find(WorkspaceId workspace, AgentId agent, ConversationId conversation, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<DraftView>>(
        [.. Enum.GetValues<DraftMode>().Select(mode => _drafts.GetValueOrDefault((workspace, agent, conversation, mode))).OfType<DraftView>()]);

    public Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftView draft, CancellationToken cancellationToken)
    {
        if (Rejection is null) _drafts[(workspace, agent, conversation, draft.Mode)] = draft;
        return Task.FromResult(Rejection);
    }

    public Task Discard(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftMode? mode, CancellationToken cancellationToken)
    {
        foreach (var each in Enum.GetValues<DraftMode>().Where(each => mode is null || each == mode)) _drafts.TryRemove((workspace, agent, conversation, each), out _);
        return Task.CompletedTask;
    }
}
