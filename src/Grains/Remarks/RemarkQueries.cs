using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Journal;

namespace Parloir.Grains.Remarks;

internal sealed class RemarkQueries(NpgsqlDataSource database) : IRemarkQueries
{
    private static readonly string PageSql = SqlFile.Beside<RemarkQueries>("remarks-page");

    public Task<RemarkPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken) =>
        PageAsync(workspace, RemarkRow.OfContact, [.. contacts.Select(contact => contact.Value)], cursor, limit, cancellationToken);

    public Task<RemarkPage> OfConversation(
        WorkspaceId workspace, ConversationId conversation, string? cursor, int limit, CancellationToken cancellationToken) =>
        PageAsync(workspace, RemarkRow.OfConversation, [conversation.Value], cursor, limit, cancellationToken);

    public static string IdOf(string subject, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{subject}-{sequence}");

    private async Task<RemarkPage> PageAsync(
        WorkspaceId workspace, string scope, string[] subjects, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var before = cursor is null ? new Place(DateTimeOffset.MaxValue, "", 0) : Place.Parse(cursor);
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(scope);
        command.Parameters.AddWithValue(subjects);
        command.Parameters.AddWithValue(before.At);
        command.Parameters.AddWithValue(before.Subject);
        command.Parameters.AddWithValue(before.Sequence);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<RemarkView>(limit + 1);
        Place last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = new Place(reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(0), reader.GetInt64(1));
            if (items.Count < limit) last = place;
            var author = new AgentCard(new AgentId(reader.GetString(3)), reader.GetString(4));
            items.Add(new RemarkView(IdOf(place.Subject, place.Sequence), author, reader.GetString(5), place.At));
        }
        if (items.Count <= limit) return new RemarkPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new RemarkPage(items.ToImmutable(), last.ToString());
    }

    /// <summary>Of a page's last remark: what the next one begins after.</summary>
    private readonly record struct Place(DateTimeOffset At, string Subject, long Sequence)
    {
        /// <exception cref="FormatException">It is not one of ours.</exception>
        public static Place Parse(string text)
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
            return parts.Length == 3
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
                && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && TextRules.IsStorable(parts[1])
                ? new Place(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1], sequence)
                : throw new FormatException("The cursor is not one of this list.");
        }

        public override string ToString() =>
            Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}|{Subject}|{Sequence}")));
    }
}
