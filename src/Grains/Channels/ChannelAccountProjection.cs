using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

internal sealed record ChannelAccountRow(ChannelAccount Account) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ChannelAccountProjection.Instance;
    string IProjectionRow.Key => Account.Id.Value;
}

internal sealed class ChannelAccountProjection() : Projection<ChannelAccountRow>("channel-accounts-upsert")
{
    public static ChannelAccountProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ChannelAccountRow[] rows) =>
    [
        Column(rows, row => row.Account.Id.Value),
        Column(rows, row => row.Account.Workspace.Value),
        Column(rows, row => row.Account.Inbox.Value),
        Column(rows, row => row.Account.Type.ToString()),
        Column(rows, row => row.Account.Name),
        Column(rows, row => row.Account.PhoneNumberId),
        Column(rows, row => row.Account.AppSecret),
        Column(rows, row => row.Account.VerifyToken),
        Column(rows, row => row.Account.AccessToken),
        Column(rows, row => row.Account.BusinessAccountId),
    ];
}

/// <summary>The account goes, with its secrets, its templates and what is known of its health.</summary>
internal sealed record ChannelAccountRemoval(WorkspaceId Workspace, ChannelAccountId Account) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ChannelAccountRemoving.Instance;
    string IProjectionRow.Key => Account.Value;
}

internal sealed class ChannelAccountRemoving() : Projection<ChannelAccountRemoval>("channel-accounts-remove")
{
    public static ChannelAccountRemoving Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ChannelAccountRemoval[] rows) =>
        [Column(rows, row => row.Workspace.Value), Column(rows, row => row.Account.Value)];
}

/// <param name="Removed">The row stays without being listed: one statement writes both.</param>
internal sealed record MessageTemplateRow(WorkspaceId Workspace, ChannelAccountId Account, MessageTemplate Template, bool Removed) : IProjectionRow
{
    IProjection IProjectionRow.Projection => MessageTemplateProjection.Instance;
    string IProjectionRow.Key => $"{Account}/{Template.Id}";
}

internal sealed class MessageTemplateProjection() : Projection<MessageTemplateRow>("message-templates-upsert")
{
    public static MessageTemplateProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(MessageTemplateRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Account.Value),
        Column(rows, row => row.Template.Id),
        Column(rows, row => row.Template.Name),
        Column(rows, row => row.Template.Language),
        Column(rows, row => row.Removed),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Template, ParloirJson.Default.MessageTemplate)),
    ];
}
