using System.Collections.Frozen;
using System.Text.Json;
using Npgsql;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

internal sealed class ConversationQueries(
    NpgsqlDataSource database, IJournal journal, EventCodec<ConversationEvent> codec, DeliveryQuery deliveries, AttachmentQueries attachments,
    FormAnswers answers, IAgentQueries agents, ITeamQueries teams, ISavedViewQueries views, TimeProvider clock) : IConversationQueries
{
    /// <summary>After every id: they are hexadecimal, and grow with time.</summary>
    private const string LastId = "g";
    private static readonly string FindSql = SqlFile.Beside<ConversationQueries>("conversations-find");
    private static readonly string FindManySql = SqlFile.Beside<ConversationQueries>("conversations-find-many");

    public async Task<ConversationPage> List(WorkspaceId workspace, ConversationFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var order = ListOrder.Of(filter.Sort);
        var after = cursor is null ? order.Start : ListCursor.Parse(cursor, filter.Sort);
        var condition = (await TermsAsync(workspace, filter, cancellationToken)).ConditionAt(clock.GetUtcNow());
        await using var command = database.CreateCommand();
        command.CommandText = ListStatement.Page(condition, order, workspace, after, limit + 1, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<ConversationView>(limit + 1);
        while (await reader.ReadAsync(cancellationToken)) items.Add(View(reader.GetFieldValue<byte[]>(0)));
        if (items.Count <= limit) return new ConversationPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new ConversationPage(items.ToImmutable(), order.CursorOf(items[^1]).ToString());
    }

    public async Task<ConversationPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out _)) throw new FormatException("The cursor is not one of this list.");
        await using var command = database.CreateCommand();
        command.CommandText = ListStatement.OfContacts(contacts, access.Scope, workspace, cursor ?? LastId, limit + 1, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<ConversationView>(limit + 1);
        while (await reader.ReadAsync(cancellationToken)) items.Add(View(reader.GetFieldValue<byte[]>(0)));
        if (items.Count <= limit) return new ConversationPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new ConversationPage(items.ToImmutable(), items[^1].Id.Value);
    }

    /// <summary>The ids of a whole list with the sequence of each, at most <paramref name="limit"/>.</summary>
    public async Task<Dictionary<ConversationId, long>> MembersAsync(WorkspaceId workspace, ConversationCondition.All condition, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.CommandText = ListStatement.Members(condition, workspace, limit, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var members = new Dictionary<ConversationId, long>();
        while (await reader.ReadAsync(cancellationToken)) members.Add(new ConversationId(reader.GetString(0)), reader.GetInt64(1));
        return members;
    }

    public async Task<ListTerms> TermsAsync(WorkspaceId workspace, ConversationFilter filter, CancellationToken cancellationToken) => new(
        filter,
        FilterRules.NeedsAccess(filter) ? await AgentAccess.FindAsync(workspace, filter.Viewer, agents, teams, cancellationToken) : null,
        filter.View is { } view ? await views.Find(workspace, view, cancellationToken) : null);

    /// <summary>Those that there are, in no order.</summary>
    public async Task<ImmutableArray<ConversationView>> FindAsync(WorkspaceId workspace, IEnumerable<ConversationId> conversations, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindManySql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversations.Select(conversation => conversation.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<ConversationView>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(View(reader.GetFieldValue<byte[]>(0)));
        return found.ToImmutable();
    }

    public async Task<ConversationView?> Find(WorkspaceId workspace, ConversationId conversation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? View(reader.GetFieldValue<byte[]>(0)) : null;
    }

    public async Task<TimelinePage?> Timeline(
        WorkspaceId workspace, ConversationId conversation, long? before, long? after, int limit, CancellationToken cancellationToken)
    {
        if (await Find(workspace, conversation, cancellationToken) is not { } head) return null;
        var stream = StreamOf(workspace, conversation);
        var stored = after is { } from
            ? await journal.ReadForwardAsync(stream, from, limit, cancellationToken)
            : [.. (await journal.ReadBackwardAsync(stream, before ?? long.MaxValue, limit, cancellationToken)).Reverse()];
        var items = await ItemsAsync(workspace, head, stored, cancellationToken);
        return new TimelinePage(
            items,
            stored is [{ Sequence: > 1 } first, ..] ? first.Sequence : null,
            stored is [.., var last] && last.Sequence < head.Sequence ? last.Sequence : null);
    }

    public async Task<ConversationDelta?> Since(WorkspaceId workspace, ConversationView head, long sequence, int limit, CancellationToken cancellationToken)
    {
        if (sequence > head.Sequence || head.Sequence - sequence > limit) return null;
        var stored = await journal.ReadForwardAsync(StreamOf(workspace, head.Id), sequence, (int)(head.Sequence - sequence), cancellationToken);
        return new ConversationDelta(head.Id, sequence, head.Sequence, head, ConversationShowing.Changes(head.Contact, stored.Select(codec.Decode)));
    }

    private async Task<ImmutableArray<TimelineItem>> ItemsAsync(
        WorkspaceId workspace, ConversationView head, IReadOnlyList<JournalEvent> stored, CancellationToken cancellationToken)
    {
        var items = stored.Select(@event => ConversationShowing.Change(head.Contact, codec.Decode(@event)))
            .OfType<TimelineChange.ItemAdded>().Select(added => added.Item).ToImmutableArray();
        var outbound = items.OfType<TimelineItem.Message>().Where(message => message.Delivery is not null).Select(message => message.Sequence).ToArray();
        var withFile = items.OfType<TimelineItem.Message>().Where(message => message.Content is MessageContent.Media).Select(message => message.Sequence).ToArray();
        if (outbound.Length + withFile.Length == 0) return items;
        var asking = items.OfType<TimelineItem.Message>().Where(message => message.Content is MessageContent.Form).Select(message => message.Sequence).ToArray();
        var delivered = outbound.Length == 0 ? FrozenDictionary<long, Delivery>.Empty : await deliveries.FindAsync(workspace, head.Id, outbound, cancellationToken);
        var files = withFile.Length == 0 ? FrozenDictionary<long, Attachment>.Empty : await attachments.FindAsync(workspace, head.Id, withFile, cancellationToken);
        var answered = asking.Length == 0 ? FrozenDictionary<long, FirstAnswer>.Empty : await answers.FirstAsync(workspace, head.Id, asking, cancellationToken);
        return [.. items.Select(item => item is TimelineItem.Message message ? AsOfNow(message, delivered, files, answered) : item)];
    }

    private static TimelineItem.Message AsOfNow(
        TimelineItem.Message message, IReadOnlyDictionary<long, Delivery> delivered, IReadOnlyDictionary<long, Attachment> files, IReadOnlyDictionary<long, FirstAnswer> answered) => message with
        {
            Delivery = delivered.TryGetValue(message.Sequence, out var delivery) ? delivery : message.Delivery,
            Content = message.Content switch
            {
                MessageContent.Media media when files.TryGetValue(message.Sequence, out var file) => media with { Attachment = file },
                MessageContent.Form form when answered.TryGetValue(message.Sequence, out var answer) => form with { Answer = answer.Here, LaterAnswer = answer.Later },
                var content => content,
            },
        };

    /// <summary>Rows are as of their last event; a window may have ended since.</summary>
    public ConversationView View(byte[] row)
    {
        var view = JsonSerializer.Deserialize(row, ParloirJson.Default.ConversationView)!;
        return view.Window is MessagingWindow.Open open && !MessagingWindowRules.IsOpen(open.ExpiresAt, clock.GetUtcNow())
            ? view with { Window = new MessagingWindow.Closed(open.ExpiresAt) }
            : view;
    }

    public static string StreamOf(WorkspaceId workspace, ConversationId conversation) => $"conversation/{workspace.Key(conversation.Value)}";
}
