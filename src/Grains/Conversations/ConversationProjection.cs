using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>A row of the lists: the view as JSON, beside the columns that lists filter and order by.</summary>
internal sealed record ConversationRow(WorkspaceId Workspace, ConversationView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ConversationProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class ConversationProjection() : Projection<ConversationRow>("conversations-upsert")
{
    public static ConversationProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ConversationRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Status.ToString()),
        Column(rows, row => row.View.Assignee?.Id.Value ?? ""),
        Column(rows, row => row.View.Contact.Id.Value),
        Column(rows, row => Joined(row.View.Labels)),
        Column(rows, row => row.View.LastActivityAt),
        Column(rows, row => row.View.Sequence),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.ConversationView)),
        Column(rows, row => row.View.DisplayNumber),
        Column(rows, row => row.View.Inbox.Value),
        Column(rows, row => row.View.Channel.Type.ToString()),
        Column(rows, row => row.View.Channel.Account.Value),
        Column(rows, row => row.View.Team?.Value ?? ""),
        Column(rows, row => row.View.Department?.Value ?? ""),
        Column(rows, row => (short)row.View.Priority),
        Column(rows, row => Joined(row.View.Keywords)),
        Column(rows, row => Joined(row.View.Participants.Select(agent => agent.Id.Value))),
        Column(rows, row => row.View.WaitingSince),
    ];

    /// <summary>PostgreSQL has no arrays of arrays of different lengths; no label, keyword or id holds a control character.</summary>
    private static string Joined(IEnumerable<string> values) => string.Join('\u001f', values);
}

/// <summary>The row of a conversation of which nothing changed that lists filter by: what most messages do, and a third of the columns.</summary>
internal sealed record ConversationActivityRow(WorkspaceId Workspace, ConversationView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ConversationActivityProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

/// <summary>Written after <see cref="ConversationProjection"/> in a batch that has both of one conversation (its name comes later), and never over what is newer.</summary>
internal sealed class ConversationActivityProjection() : Projection<ConversationActivityRow>("conversations-view")
{
    public static ConversationActivityProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ConversationActivityRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.LastActivityAt),
        Column(rows, row => row.View.WaitingSince),
        Column(rows, row => row.View.Sequence),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.ConversationView)),
    ];
}

/// <summary>Where an outbound message stands: so that a page of history needs no later events to show its ticks.</summary>
/// <param name="ProviderMessageId">Null where nobody has told it yet.</param>
internal sealed record DeliveryRow(WorkspaceId Workspace, ConversationId Conversation, long Message, Delivery Delivery, string? ProviderMessageId) : IProjectionRow
{
    IProjection IProjectionRow.Projection => DeliveryProjection.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Message}";
}

internal sealed class DeliveryProjection() : Projection<DeliveryRow>("deliveries-upsert")
{
    public static DeliveryProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(DeliveryRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Message),
        Column(rows, row => row.Delivery.Status.ToString()),
        Column(rows, row => row.Delivery.At),
        Column(rows, row => row.Delivery.Error is { } error ? TextRules.Storable(error.Code) : null),
        Column(rows, row => row.Delivery.Error is { } error ? TextRules.Storable(error.Text) : null),
        Column(rows, row => row.ProviderMessageId),
    ];
}

/// <summary>The provider's id of an outbound message, told after its first status.</summary>
internal sealed record DeliveryIdentityRow(WorkspaceId Workspace, ConversationId Conversation, long Message, string ProviderMessageId) : IProjectionRow
{
    IProjection IProjectionRow.Projection => DeliveryIdentityProjection.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Message}";
}

internal sealed class DeliveryIdentityProjection() : Projection<DeliveryIdentityRow>("deliveries-identify")
{
    public static DeliveryIdentityProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(DeliveryIdentityRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Message),
        Column(rows, row => row.ProviderMessageId),
    ];
}
