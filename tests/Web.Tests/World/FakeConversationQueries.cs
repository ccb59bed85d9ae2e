using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

internal sealed class FakeConversationQueries(DeskWorld world) : IConversationQueries
{
    public (WorkspaceId Workspace, ConversationFilter Filter, string? Cursor, int Limit)? LastList { get; private set; }
    public (long? Before, long? After, int Limit)? LastTimeline { get; private set; }
    public Exception? Fault { get; set; }

    public Task<ConversationPage> List(WorkspaceId workspace, ConversationFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (Fault is { } fault) throw fault;
        if (cursor is "garbage") throw new FormatException();
        LastList = (workspace, filter, cursor, limit);
        var mine = world.Conversations.Where(pair => pair.Key.StartsWith(workspace.Value + "/", StringComparison.Ordinal)).Select(pair => pair.Value.Head!);
        return Task.FromResult(new ConversationPage([.. mine.Take(limit)], null));
    }

    public Task<ConversationPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is "garbage") throw new FormatException();
        var theirs = world.Conversations.Where(pair => pair.Key.StartsWith(workspace.Value + "/", StringComparison.Ordinal)).Select(pair => pair.Value.Head!)
            .Where(view => contacts.Contains(view.Contact.Id) && access.Sees(view));
        return Task.FromResult(new ConversationPage([.. theirs.Take(limit)], null));
    }

    public Task<ConversationView?> Find(WorkspaceId workspace, ConversationId conversation, CancellationToken cancellationToken) =>
        Task.FromResult(world.Conversations.GetValueOrDefault(workspace.Key(conversation.Value))?.Head);

    public Task<TimelinePage?> Timeline(WorkspaceId workspace, ConversationId conversation, long? before, long? after, int limit, CancellationToken cancellationToken)
    {
        LastTimeline = (before, after, limit);
        return Task.FromResult(world.Conversations.GetValueOrDefault(workspace.Key(conversation.Value))?.Page(after, limit));
    }

    public Task<ConversationDelta?> Since(WorkspaceId workspace, ConversationView head, long sequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(world.Conversations[workspace.Key(head.Id.Value)].Since(head, sequence, limit));
}
