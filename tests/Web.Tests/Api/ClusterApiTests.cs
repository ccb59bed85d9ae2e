using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

public sealed class ClusterApiTests : DeskTest
{
    [Fact]
    public async Task Cluster_WhenAnAdministratorAsks_ShowsProcessesAndTheirPartitions()
    {
        using var admin = await Server.LogInAsync("admin");

        var view = (await admin.GetJsonAsync("/admin/cluster")).ShouldBeOk();

        Assert.Equal((7, "10.0.0.1:7800:1", 12), ((int)view["version"]!, (string?)view["answeredBy"], (int)view["unowned"]!));
        Assert.Equal(
            [("10.0.0.1:7800:1", "both", "active", 500), ("10.0.0.2:7800:1", "web", "draining", 0)],
            view["silos"]!.AsArray().Select(silo => ((string)silo!["address"]!, (string)silo["roles"]!, (string)silo["state"]!, (int)silo["partitions"]!)));
    }

    [Fact]
    public async Task Cluster_WhenAnAgentAsks_IsRefused()
    {
        using var alice = await Server.LogInAsync("alice");
        (await alice.GetJsonAsync("/admin/cluster")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task AnyRequest_WhenTheProcessIsAboutToLeave_IsServedAndAsksForAnotherConnection()
    {
        using var alice = await Server.LogInAsync("alice");
        Server.World.Cluster.IsLeaving = true;

        using var answer = await alice.GetAsync("/api/v1/agents");

        Assert.True(answer.IsSuccessStatusCode);
        Assert.True(answer.Headers.ConnectionClose);
    }

    [Fact]
    public async Task Webhook_WhenTheProcessIsAboutToLeave_IsServedAndAsksForAnotherConnection()
    {
        await using var server = await DeskServer.StartAsync(map: routes => routes.MapPost("/webhooks/any", () => "taken").ShortCircuit());
        server.World.Cluster.IsLeaving = true;
        using var provider = server.Browser(forgeryHeader: false);

        using var answer = await provider.PostAsync("/webhooks/any", null);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.True(answer.Headers.ConnectionClose);
    }
}
