using System.Data.Common;
using System.Globalization;
using Npgsql;
using Parloir.Grains.Workspaces;
using Parloir.Journal;

namespace Parloir.Grains.Insight;

internal sealed class Reports(NpgsqlDataSource database, ReportNames names, IGrainFactory grains) : IReports
{
    private static readonly string BeginSql = SqlFile.Beside<Reports>("report-begin");
    private static readonly string TurnSql = SqlFile.Beside<Reports>("report-turn");
    private static readonly string ReadSql = SqlFile.Beside<Reports>("report");

    /// <summary>No report keeps the database longer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>So long one waits for its turn.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    public async Task<ReportResult> Read(WorkspaceId workspace, ReportQuestion question, CancellationToken cancellationToken)
    {
        var (period, fault) = ReportPeriod.Of(question);
        if (period is null) return new ReportResult(null, fault);
        var target = (await grains.GetGrain<IWorkspaceGrain>(workspace.Value).Settings(cancellationToken)).AnswerWithinMinutes;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await BeginAsync(connection, workspace, cancellationToken)) return new ReportResult(null, new Rejection.ReportBusy());
        List<Line> lines;
        try
        {
            lines = await ReadAsync(connection, workspace, question.By, period, target, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable && !cancellationToken.IsCancellationRequested)
        {
            return new ReportResult(null, new Rejection.ReportTooLong());
        }
        await transaction.CommitAsync(cancellationToken);
        return new ReportResult(ReportOf(question, period, target, lines, await names.ReadAsync(workspace, question.By, cancellationToken)), null);
    }

    /// <summary>False when another report of the workspace is being read all the while, on whichever node.</summary>
    private async Task<bool> BeginAsync(NpgsqlConnection connection, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using (var begin = new NpgsqlCommand(BeginSql, connection))
        {
            begin.Parameters.AddWithValue(Milliseconds(Longest));
            begin.Parameters.AddWithValue(Milliseconds(Patience));
            await begin.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var turn = new NpgsqlCommand(TurnSql, connection);
        turn.Parameters.AddWithValue(workspace.Value);
        try
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }

        static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    internal static string Write(WorkspaceId workspace, ReportDimension by, ReportPeriod period, int? target, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(period.Starts[0]);
        parameters.AddWithValue(period.End);
        parameters.AddWithValue(period.Starts.ToArray());
        parameters.AddWithValue((target ?? 0) * 60L);
        return ReadSql.Replace("/*dimension*/", SqlOf(by), StringComparison.Ordinal);
    }

    private static string SqlOf(ReportDimension by) => by switch
    {
        ReportDimension.Department => "select department",
        ReportDimension.Keyword => "select unnest(case when keywords = '{}' then '{\"\"}' else keywords end)",
        ReportDimension.Label => "select unnest(case when labels = '{}' then '{\"\"}' else labels end)",
        ReportDimension.Inbox => "select inbox",
        ReportDimension.Team => "select team",
        ReportDimension.Agent => "select assignee",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };

    private static async Task<List<Line>> ReadAsync(
        NpgsqlConnection connection, WorkspaceId workspace, ReportDimension by, ReportPeriod period, int? target, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = Write(workspace, by, period, target, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<Line>();
        while (await reader.ReadAsync(cancellationToken)) lines.Add(new Line(reader.GetString(0), reader.GetString(1), FiguresOf(reader, target is not null)));
        return lines;
    }

    private static ReportFigures FiguresOf(DbDataReader reader, bool hasTarget)
    {
        return new ReportFigures(
            reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), hasTarget ? reader.GetInt64(8) : null,
            Seconds(9), Seconds(10), Seconds(11));

        long? Seconds(int column) => reader.IsDBNull(column) ? null : (long)Math.Round(reader.GetDouble(column));
    }

    private static Report ReportOf(ReportQuestion question, ReportPeriod period, int? target, List<Line> lines, IReadOnlyDictionary<string, ReportName> names)
    {
        var none = ReportFigures.None(target is not null);
        var days = lines.Where(line => line.Place == "day").ToDictionary(line => int.Parse(line.Id, CultureInfo.InvariantCulture), line => line.Figures);
        return new Report(
            question.By, question.From, question.To, question.TimeZone, target,
            lines.Find(line => line.Place == "total")?.Figures ?? none,
            [.. lines.Where(line => line.Place == "row").Select(line => RowOf(line, names))],
            [.. period.Days.Select((day, index) => new ReportDay(day, days.GetValueOrDefault(index, none)))]);
    }

    private static ReportRow RowOf(Line line, IReadOnlyDictionary<string, ReportName> names) =>
        line.Id.Length == 0 ? new ReportRow(null, null, line.Figures)
        : names.TryGetValue(line.Id, out var known) ? new ReportRow(line.Id, known.Name, line.Figures, known.Deleted)
        : new ReportRow(line.Id, null, line.Figures, Deleted: true);

    private sealed record Line(string Place, string Id, ReportFigures Figures);
}
