using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Journal;

namespace Parloir.Grains.Erasure;

internal sealed class Erasures(NpgsqlDataSource database) : IErasures
{
    public async Task<TombstonePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (at, id) = cursor is null ? (DateTimeOffset.MaxValue, "") : Parse(cursor);
        await using var command = database.CreateCommand(SqlFile.Beside<Erasures>("erasures-list"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<Tombstone>();
        while (await reader.ReadAsync(cancellationToken)) items.Add(Read(reader));
        if (items.Count <= limit) return new TombstonePage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new TombstonePage(items.ToImmutable(), CursorOf(items[^1]));
    }

    private static Tombstone Read(NpgsqlDataReader reader) => new(
        new ConversationId(reader.GetString(0)), new AgentCard(new AgentId(reader.GetString(1)), reader.GetString(2)), reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetString(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetString(9));

    private static string CursorOf(Tombstone last) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.At.UtcTicks}|{last.Conversation}")));

    private static (DateTimeOffset At, string Id) Parse(string cursor) =>
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks && TextRules.IsStorable(id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : throw new FormatException("The cursor is not one of this list.");
}
