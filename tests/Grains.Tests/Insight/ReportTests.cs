using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Insight;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Insight;

/// <summary>S1-12, S1-19, S1-39: what happened in a period, which costs what happened in it.</summary>
public sealed class ReportTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Noon.Date);

    [Fact]
    public async Task Read_OfADay_CountsAndReckonsByWhatConversationsHaveNow()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        await Catalogues(desk).Change(Alice, new(null, 2));
        var marketing = (await Catalogues(desk).CreateDepartment("Marketing")).Department!;
        var card = new DepartmentCard(marketing.Id, marketing.Name);
        var first = await desk.OpenConversationAsync();
        await desk.DoAsync(first.Id, new ConversationCommand.SetDepartment(Alice, card));
        desk.Time.Advance(TimeSpan.FromMinutes(2));
        await desk.ReplyAsync(first.Id);
        var second = await desk.OpenConversationAsync(new("33600000002", null, "Dora"));
        desk.Time.Advance(TimeSpan.FromMinutes(4));
        await desk.ReplyAsync(second.Id);
        desk.Time.Advance(TimeSpan.FromMinutes(4));
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        await desk.ReceiveAsync(Carla, desk.Message());

        var report = await ReadAsync(desk);
        Assert.Equal(new ReportFigures(2, 1, 1, 3, 2, 2, 1, 180, 228, 600), report.Total);
        Assert.Equal(
            [
                new ReportRow(marketing.Id.Value, "Marketing", new ReportFigures(1, 1, 1, 2, 1, 1, 1, 120, 120, 600)),
                new ReportRow(null, null, new ReportFigures(1, 0, 0, 1, 1, 1, 0, 240, 240, null)),
            ],
            report.Rows.AsEnumerable());
        Assert.Equal(new ReportDay(Today, report.Total), Assert.Single(report.Days));
        Assert.Equal(2, report.AnswerWithinMinutes);

        await desk.DoAsync(second.Id, new ConversationCommand.SetDepartment(Alice, card));
        var together = Assert.Single((await ReadAsync(desk)).Rows);
        Assert.Equal(report.Total, together.Figures);
        await Catalogues(desk).Change(Alice, new(null));
        Assert.Null((await ReadAsync(desk)).Total.InTime);
    }

    [Fact]
    public async Task Read_ByEachDimension_HasARowForEachValueAndTheTotalOnce()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(Inbox.Value)).Configure("Support", new ReopenPolicy.NewConversation());
        await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key("alice")).Ensure("Alice", "alice@example.test", AgentRole.Agent, "");
        var keyword = (await Catalogues(desk).EnsureKeyword("refund")).Keyword!;
        var tagged = await desk.OpenConversationAsync();
        await desk.OpenConversationAsync(new("33600000002", null, "Dora"));
        foreach (var command in new ConversationCommand[]
        {
            new ConversationCommand.AddLabel(Alice, "vip"), new ConversationCommand.AddLabel(Alice, "late"), new ConversationCommand.AddKeyword(Alice, keyword.Id),
            new ConversationCommand.AssignTeam(Alice, Sales), new ConversationCommand.AssignAgent(Bruno, Alice.Id, Alice.Name),
        })
            await desk.DoAsync(tagged.Id, command);
        foreach (var (by, rows) in new (ReportDimension, string?[])[]
        {
            (ReportDimension.Label, [null, "late", "vip"]), (ReportDimension.Keyword, [null, keyword.Id]), (ReportDimension.Team, [null, "sales"]),
            (ReportDimension.Agent, [null, "alice"]), (ReportDimension.Inbox, ["support"]), (ReportDimension.Department, [null]),
        })
        {
            var report = await ReadAsync(desk, by: by);
            Assert.Equal(rows, report.Rows.Select(row => row.Id).Order(StringComparer.Ordinal));
            Assert.Equal(2, report.Total.Opened);
            var single = by is ReportDimension.Inbox or ReportDimension.Department ? 2 : 1;
            Assert.All(report.Rows, row => Assert.Equal(single, row.Figures.Opened));
        }
        Assert.Equal("Alice", (await ReadAsync(desk, by: ReportDimension.Agent)).Rows.Single(row => row.Id == "alice").Name);
        Assert.Equal("Support", Assert.Single((await ReadAsync(desk, by: ReportDimension.Inbox)).Rows).Name);
    }

    [Fact]
    public async Task Read_OfWhatWasDeleted_NamesItAsItWasCalledLast() // Decision 0069
    {
        await using var desk = await Desk.OpenAsync();
        var inbox = desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("mail"));
        var team = desk.Silo.Grains.GetGrain<ITeamGrain>(desk.Workspace.Key("sales"));
        await inbox.Create(Alice, "Mail", new ReopenPolicy.Reopen(), null);
        await team.SetName(Alice, "Sales");
        await Catalogues(desk).EnsureLabel("vip", "red");
        await Catalogues(desk).ChangeLabel("vip", "Very important", "red");
        await Catalogues(desk).EnsureKeyword("refund");
        await Catalogues(desk).RenameKeyword("refund", "Money back");
        var department = (await Catalogues(desk).CreateDepartment("Marketing")).Department!.Id.Value;
        foreach (var entry in new CatalogueEntry[] { new CatalogueEntry.Label("vip"), new CatalogueEntry.Keyword("refund"), new CatalogueEntry.Department(department) })
            Assert.True(await Catalogues(desk).Delete(entry));
        Assert.True(await team.Delete(Alice, null));
        Assert.Null(await inbox.Delete(Alice));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'withdraw'") == 0));
        await desk.RestartAsync();

        await desk.OpenConversationAsync();
        // One that they were not taken from yet.
        await ExecuteAsync(desk, $"update conversations set labels = '{{vip}}', keywords = '{{refund}}', department = '{department}', team = 'sales', inbox = 'mail'");

        var day = DateOnly.FromDateTime(desk.Time.GetUtcNow().Date);
        foreach (var (by, name) in new[]
        {
            (ReportDimension.Label, "Very important"), (ReportDimension.Keyword, "Money back"), (ReportDimension.Department, "Marketing"),
            (ReportDimension.Team, "Sales"), (ReportDimension.Inbox, "Mail"),
        })
        {
            var row = Assert.Single((await ReadAsync(desk, day, day, by)).Rows);
            Assert.Equal((name, true), (row.Name, row.Deleted));
        }
        // Made once more, it is what it is called now.
        await Catalogues(desk).EnsureLabel("vip", "red");
        var again = Assert.Single((await ReadAsync(desk, day, day, ReportDimension.Label)).Rows);
        Assert.Equal(("vip", false), (again.Name, again.Deleted));
    }

    [Fact]
    public async Task Read_OfSeveralDays_PutsEachEventOnItsDayInTheZone()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        desk.Time.Advance(TimeSpan.FromHours(11.5));
        await desk.ReceiveAsync(Carla, desk.Message());
        var utc = await ReadAsync(desk, Today.AddDays(-1), Today.AddDays(1));
        Assert.Equal([0, 2, 0], utc.Days.Select(day => day.Figures.Received));
        var paris = await ReadAsync(desk, Today.AddDays(-1), Today.AddDays(1), zone: "Europe/Paris");
        Assert.Equal([0, 1, 1], paris.Days.Select(day => day.Figures.Received));
        Assert.Equal(Today.AddDays(1), paris.Days[^1].Day);
        Assert.Equal(1, (await ReadAsync(desk, zone: "Europe/Paris")).Total.Received);
        Assert.Equal(ReportFigures.None(false), (await ReadAsync(desk, Today.AddDays(-1), Today.AddDays(-1))).Total);
    }

    [Fact]
    public async Task Read_OfAnotherWorkspace_KnowsNothingOfThisOne()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        await desk.FollowAsync();
        var result = await Service(desk).Read(new WorkspaceId("zenith"), new ReportQuestion(ReportDimension.Inbox, Today, Today, "Etc/UTC"), default);
        Assert.Equal((ReportFigures.None(false), 0), (result.Report!.Total, result.Report.Rows.Length));
    }

    [Fact]
    public async Task Read_WhenTheJournalIsFollowedOnceMore_CountsNothingTwice()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.ReplyAsync(view.Id);
        var before = await ReadAsync(desk);
        await ExecuteAsync(desk, "delete from journal_followers where name = 'reports'");
        await desk.ReceiveAsync(Carla, desk.Message());
        var after = await ReadAsync(desk);
        Assert.Equal(before.Total with { Received = 2 }, after.Total);
    }

    [Fact]
    public async Task Read_WhenAnotherIsBeingReadAllTheWhile_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await TakeTurnAsync(connection);
        var hasty = new Reports(desk.Silo.Database, desk.Silo.Services.GetRequiredService<ReportNames>(), desk.Silo.Grains) { Patience = TimeSpan.FromMilliseconds(50) };
        Assert.IsType<Rejection.ReportBusy>((await hasty.Read(desk.Workspace, Question(), default)).Rejection);
        Assert.NotNull((await hasty.Read(new WorkspaceId("zenith"), Question(), default)).Report);
    }

    [Fact]
    public async Task Read_WhenAnotherEndsMeanwhile_HasItsTurn()
    {
        await using var desk = await Desk.OpenAsync();
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await TakeTurnAsync(connection);
        var patient = new Reports(desk.Silo.Database, desk.Silo.Services.GetRequiredService<ReportNames>(), desk.Silo.Grains) { Patience = TimeSpan.FromSeconds(30) };
        var asked = patient.Read(desk.Workspace, Question(), default);
        await Waiting.Eventually(async () => await desk.CountAsync("pg_locks", WaitsForItsTurn) == 1);
        await other.CommitAsync();
        Assert.NotNull((await asked.Soon()).Report);
    }

    private const string WaitsForItsTurn = "not granted and locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    private static async Task TakeTurnAsync(NpgsqlConnection connection)
    {
        await using var holding = new NpgsqlCommand($"select pg_advisory_xact_lock(hashtextextended('reports/{Workspace}', 0))", connection);
        await holding.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task Read_WhenItTakesTooLong_IsGivenUp()
    {
        await using var desk = await Desk.OpenAsync();
        var hasty = new Reports(desk.Silo.Database, desk.Silo.Services.GetRequiredService<ReportNames>(), desk.Silo.Grains) { Longest = TimeSpan.FromMilliseconds(100) };
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        await using (await connection.BeginTransactionAsync())
        {
            await using var holding = new NpgsqlCommand("lock table report_facts in access exclusive mode", connection);
            await holding.ExecuteNonQueryAsync();
            Assert.IsType<Rejection.ReportTooLong>((await hasty.Read(Workspace, Question(), default)).Rejection);
        }
        Assert.NotNull((await hasty.Read(Workspace, Question(), default)).Report);
    }

    [Theory]
    [InlineData(ReportDimension.Department)]
    [InlineData(ReportDimension.Label)]
    [InlineData(ReportDimension.Agent)]
    public async Task Plan_OfAPeriod_ReadsItAndItsConversationsAndNothingElse(ReportDimension by)
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        await using var command = desk.Silo.Database.CreateCommand();
        var period = ReportPeriod.Of(Question(by)).Period!;
        command.CommandText = "explain (analyze, format json) " + Reports.Write(Workspace, by, period, 30, command.Parameters);
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
        var facts = await desk.CountAsync("report_facts", $"workspace = '{Workspace}' and at >= '2026-01-05Z' and at < '2026-01-06Z'");
        var conversations = await desk.CountAsync("(select distinct conversation from report_facts where at >= '2026-01-05Z' and at < '2026-01-06Z') as touched");
        Assert.Equal((facts, "report_facts_by_time"), ReadFrom(plan, "report_facts"));
        Assert.Equal((conversations, "conversations_pkey"), ReadFrom(plan, "conversations"));
    }

    private static (long Rows, string Index) ReadFrom(JsonElement plan, string table)
    {
        var scan = Assert.Single(Nodes(plan), node => node.TryGetProperty("Relation Name", out var name) && name.GetString() == table);
        return ((long)(scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble()), scan.TryGetProperty("Index Name", out var index) ? index.GetString()! : scan.GetProperty("Node Type").GetString()!);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    /// <summary>5,000 conversations with 50,000 events of a hundred days, of this workspace and another.</summary>
    private static Task FillAsync(Desk desk) => ExecuteAsync(desk, $$"""
        insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view)
        select '{{Workspace}}', 'c-' || i, 'Open', 'agent-' || i % 9, 'contact-' || i, '{vip}', timestamptz '2026-01-05 12:00Z', 1, '' from generate_series(1, 5000) as i;
        insert into report_facts (workspace, conversation, sequence, at, kind, seconds)
        select workspace, 'c-' || 1 + i / 10, i % 10, timestamptz '2026-01-05 23:00Z' - i / 500 * interval '1 day', case when i % 10 = 0 then 'Opened' else 'Received' end, null
        from generate_series(0, 49999) as i cross join (values ('{{Workspace}}'), ('zenith')) as each (workspace);
        vacuum analyze conversations;
        vacuum analyze report_facts
        """);

    private static async Task ExecuteAsync(Desk desk, string sql)
    {
        foreach (var statement in sql.Split(';'))
        {
            await using var command = desk.Silo.Database.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static IWorkspaceGrain Catalogues(Desk desk) => desk.Silo.Grains.GetGrain<IWorkspaceGrain>(desk.Workspace.Value);

    private static IReports Service(Desk desk) => desk.Silo.Services.GetRequiredService<IReports>();

    private static ReportQuestion Question(ReportDimension by = ReportDimension.Department) => new(by, Today, Today, "Etc/UTC");

    private static async Task<ReportResult> AskAsync(Desk desk) => await Service(desk).Read(desk.Workspace, Question(), default);

    private static async Task<Report> ReadAsync(Desk desk, DateOnly? from = null, DateOnly? to = null, ReportDimension by = ReportDimension.Department, string zone = "Etc/UTC")
    {
        await desk.FollowAsync();
        return (await Service(desk).Read(desk.Workspace, new ReportQuestion(by, from ?? Today, to ?? Today, zone), default)).Report!;
    }
}
