using System.Net;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Insight;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>What happened in a period, for administrators: as figures, and as a table to save (S1-12, S1-19).</summary>
public sealed class ReportApiTests : DeskTest
{
    private const string Root = "/api/v1/reports";
    private const string Period = "from=2026-03-01&to=2026-03-07";

    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await Server.LogInAsync("admin");
    }

    [Fact]
    public async Task Report_ForAnAdministrator_IsOfHisWorkspaceAndWhatHeAsks()
    {
        var report = (await _admin.GetJsonAsync($"{Root}?by=department&{Period}&timeZone=Europe/Paris")).ShouldBeOk();
        Assert.Equal(("Department", "2026-03-01", 30), ((string?)report["by"], (string?)report["from"], (int)report["answerWithinMinutes"]!));
        Assert.Equal(("marketing", "Marketing", 3, 61), ((string?)report["rows"]![0]!["id"], (string?)report["rows"]![0]!["name"], (int)report["rows"]![0]!["figures"]!["opened"]!, (int)report["total"]!["responseMedian"]!));
        Assert.Equal((false, true), ((bool)report["rows"]![0]!["deleted"]!, (bool)report["rows"]![1]!["deleted"]!));
        Assert.Null(report["rows"]![2]!["id"]);
        Assert.Equal((new WorkspaceId("demo"), new ReportQuestion(ReportDimension.Department, new(2026, 3, 1), new(2026, 3, 7), "Europe/Paris")), Server.World.Reports.Asked);

        using var bob = await Server.LogInAsync("bob");
        (await bob.GetJsonAsync($"{Root}?by=agent&{Period}")).ShouldBeOk();
        Assert.Equal((DeskWorld.Other, "Etc/UTC"), (Server.World.Reports.Asked!.Value.Workspace, Server.World.Reports.Asked.Value.Question.TimeZone));
    }

    [Theory]
    [InlineData(Root + "?by=department&" + Period)]
    [InlineData(Root + "/table.csv?by=department&" + Period)]
    public async Task Report_ForAnAgent_IsRefused(string path)
    {
        using var alice = await Server.LogInAsync("alice");
        (await alice.GetJsonAsync(path)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        using var stranger = Server.Browser();
        (await stranger.GetJsonAsync(path)).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Null(Server.World.Reports.Asked);
    }

    [Theory]
    [InlineData("?" + Period)]
    [InlineData("?by=status&" + Period)]
    [InlineData("?by=0&" + Period)]
    [InlineData("?by=team")]
    [InlineData("?by=team&from=2026-03-01")]
    [InlineData("?by=team&from=2026-02-30&to=2026-03-01")]
    [InlineData("?by=team&from=1.3.2026&to=2026-03-01")]
    [InlineData("/table.csv?by=team&language=de&" + Period)]
    [InlineData("/table.csv?by=status&" + Period)]
    public async Task Report_WhenTheQuestionIsNone_IsRefused(string rest) =>
        (await _admin.GetJsonAsync(Root + rest)).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");

    [Fact]
    public async Task Report_WhenItCannotBeRead_SaysWhy()
    {
        Server.World.Reports.Rejection = new Rejection.ReportBusy();
        using var response = await _admin.GetAsync($"{Root}?by=team&{Period}");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (response.StatusCode, response.Headers.RetryAfter!.Delta));
        foreach (var path in new[] { $"{Root}?by=team&{Period}", $"{Root}/table.csv?by=team&{Period}" })
        {
            Server.World.Reports.Rejection = new Rejection.ReportBusy();
            (await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.TooManyRequests, "report_busy");
            Server.World.Reports.Rejection = new Rejection.ReportTooLong();
            (await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.UnprocessableEntity, "report_too_long");
            Server.World.Reports.Rejection = new Rejection.ReportPeriodInvalid(366);
            Assert.Equal(366, (int)(await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.UnprocessableEntity, "report_period_invalid")["limit"]!);
            Server.World.Reports.Rejection = new Rejection.TimeZoneUnknown();
            (await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.UnprocessableEntity, "time_zone_unknown");
        }
    }

    [Fact]
    public async Task Export_InFrench_IsATableThatASpreadsheetReads()
    {
        Server.World.Reports.Name = "=1+1";
        using var response = await _admin.GetAsync($"{Root}/table.csv?by=department&{Period}&language=fr");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("department-2026-03-01-2026-03-07.csv", response.Content.Headers.ContentDisposition!.FileName);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("\"Département\";\"Ouvertes\";", lines[0], StringComparison.Ordinal);
        Assert.Equal("\"'=1+1\";\"3\";\"1\";\"2\";\"40\";\"30\";\"2\";\"1\";\"0:01:01\";\"1:02:05\";\"100:00:00\"", lines[1]);
        Assert.StartsWith("\"Old (supprimé)\";\"3\";", lines[2], StringComparison.Ordinal);
        Assert.Equal("\"(aucun)\";\"0\";\"0\";\"0\";\"0\";\"0\";\"0\";\"0\";\"\";\"\";\"\"", lines[3]);
        Assert.StartsWith("\"Total\";\"3\"", lines[4], StringComparison.Ordinal);
        Assert.Equal("", lines[5]);
    }

    [Theory]
    [InlineData("team", "fr", "Old (supprimée)")]
    [InlineData("keyword", "fr", "Old (supprimé)")]
    [InlineData("team", "en", "Old (deleted)")]
    public async Task Export_OfWhatIsThereNoMore_SaysSo(string by, string language, string name) =>
        Assert.Contains($"\"{name}\"", await _admin.GetStringAsync($"{Root}/table.csv?by={by}&{Period}&language={language}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("agent", "en", "Bruno Petit (deactivated)")]
    [InlineData("agent", "fr", "Bruno Petit (compte désactivé)")]
    [InlineData("team", "en", "Bruno Petit")]
    public async Task Export_OfAnAgentWhoIsDeactivated_SaysSo(string by, string language, string name)
    {
        (Server.World.Reports.Id, Server.World.Reports.Name) = ("bruno", "Bruno Petit");
        var path = $"{Root}/table.csv?by={by}&{Period}&language={language}";
        Assert.Contains("\"Bruno Petit\"", await _admin.GetStringAsync(path), StringComparison.Ordinal);
        (await _admin.PostJsonAsync("/api/v1/agents/bruno/deactivate", new { })).ShouldBeOk();
        Assert.Contains($"\"{name}\"", await _admin.GetStringAsync(path), StringComparison.Ordinal);
    }
}
