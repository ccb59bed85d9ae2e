using System.Net;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Hub.Presence;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>RT-13: who of the workspace is there, for those who assign (S2-37).</summary>
public sealed class AvailabilityTests : DeskTest
{
    private FakeAvailability Demo => Server.World.Availability("demo");

    [Fact]
    public async Task Choose_WhenOthersLook_IsPushedToTheWorkspaceAlone()
    {
        using var alice = await Server.LogInAsync("alice");
        await using var bruno = await OpenAsync("bruno");
        await using var bob = await OpenAsync("bob");
        Assert.Empty((await bruno.NextPushAsync("AvailabilitySnapshot"))["items"]!.AsArray());
        Assert.Empty((await bob.NextPushAsync("AvailabilitySnapshot"))["items"]!.AsArray());

        var chosen = (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/status", new { status = "Away" })).ShouldBeOk();

        var told = (await bruno.NextPushAsync("AvailabilityDelta"))["items"]![0]!;
        Assert.Equal(("alice", "Away"), ((string?)told["agent"], (string?)told["chosen"]));
        Assert.Equal(told.ToJsonString(), chosen.ToJsonString());
        Assert.Equal(told.ToJsonString(), (await alice.GetJsonAsync("/api/v1/agents/availability")).ShouldBeOk()["items"]![0]!.ToJsonString());
        Assert.False(bob.HasPush);
        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/status", new { status = "Asleep" })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
    }

    [Fact]
    public async Task Subscribe_WhenACallWasLost_BringsAllOfItAnew()
    {
        await using var bruno = await OpenAsync("bruno");
        await bruno.NextPushAsync("AvailabilitySnapshot");
        Demo.LosesCalls = true;
        await Demo.Choose(new("alice"), Grains.Agents.AgentStatus.Busy);
        Demo.LosesCalls = false;
        Server.Time.Advance(FeedTimes.RenewEvery);
        Assert.Equal("Busy", (string?)(await bruno.NextPushAsync("AvailabilitySnapshot"))["items"]![0]!["status"]);

        Assert.Null(await bruno.CallAsync("UnsubscribeAvailability"));
        await Demo.Choose(new("alice"), Grains.Agents.AgentStatus.Online);
        Assert.Null(await bruno.CallAsync("UnsubscribeAvailability"));
        Assert.False(bruno.HasPush);
    }

    [Fact]
    public async Task Desks_WhenTheyOpenAndClose_AreReportedByTheirNode()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        await using (await HubClient.ConnectAsAsync(Server, "bruno"))
        {
            await ReportedAsync("alice bruno");
        }
        await ReportedAsync("alice");
        // At once when the grain may have forgotten it.
        var reports = Demo.Reports.Count;
        Server.World.Cluster.Break();
        Server.Time.Advance(DeskAttendance.Look);
        await Eventually.TrueAsync(() => Demo.Reports.Count > reports);
        Assert.Equal("alice", Demo.LastReport());
    }

    private async Task ReportedAsync(string agents) => await Eventually.TrueAsync(() =>
    {
        Server.Time.Advance(DeskAttendance.Look);
        return Demo.LastReport() == agents;
    });

    private async Task<HubClient> OpenAsync(string agent)
    {
        var desk = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await desk.CallAsync("SubscribeAvailability"));
        return desk;
    }
}
