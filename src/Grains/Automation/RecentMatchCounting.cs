using Npgsql;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Automation;

internal sealed class RecentMatchCounting(NpgsqlDataSource database, TimeProvider clock) : IRecentMatches
{
    public const int Limit = 10_000;

    private static readonly string Sql = SqlFile.Beside<RecentMatchCounting>("recent-matches");

    public async Task<RecentMatches> Count(WorkspaceId workspace, ConversationCondition condition, int days, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.CommandText = Write(workspace, condition, days, clock.GetUtcNow(), command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var looked = reader.GetInt64(1);
        return new RecentMatches(reader.GetInt64(0), looked, looked >= Limit, days);
    }

    internal static string Write(WorkspaceId workspace, ConversationCondition condition, int days, DateTimeOffset now, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(now.AddDays(-days));
        parameters.AddWithValue(Limit);
        return Sql.Replace("/*condition*/", ConditionSql.Write(condition.AsOf(ListTerms.Minute(now)), parameters), StringComparison.Ordinal);
    }
}
