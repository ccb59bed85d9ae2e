using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Runtime.Membership;
using Parloir.Web.Auth;

namespace Parloir.Web.Api;

/// <param name="Version">Counts the changes of the cluster: two nodes that show the same know the same.</param>
/// <param name="AnsweredBy">Address of the process that answers.</param>
/// <param name="Unowned">Partitions that nobody owns at the moment.</param>
/// <param name="Silos">The oldest first.</param>
public sealed record ClusterView(long Version, string AnsweredBy, int Unowned, ImmutableArray<ClusterSilo> Silos);

/// <param name="Address">host:port:life on the private network; alone:life of a process without a private port.</param>
/// <param name="Roles">silo, web or both.</param>
/// <param name="State">active, or draining while it leaves.</param>
/// <param name="Software">Version of the program.</param>
/// <param name="Since">When this life of the process joined.</param>
/// <param name="Partitions">How many of the 512 it owns.</param>
public sealed record ClusterSilo(string Address, string Roles, string State, string Software, DateTimeOffset Since, int Partitions);

internal static class ClusterState
{
    public static void MapCluster(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/cluster", Show).RequireAuthorization(Schemes.Administrators)
            .WithName("cluster").WithSummary("The processes of this installation, and how many partitions each owns");

    private static Ok<ClusterView> Show(ICluster cluster)
    {
        var view = cluster.View;
        var owned = view.Partitions.Where(partition => partition.Owner is not null).CountBy(partition => partition.Owner!.Value).ToDictionary();
        var silos = view.Members.Select(member => new ClusterSilo(
            member.Address.Value, Word(member.Roles), Word(member.State), member.Software, member.JoinedAt, owned.GetValueOrDefault(member.Address)));
        return TypedResults.Ok(new ClusterView(
            view.Version, cluster.Local.Value, view.Partitions.Count(partition => partition.Owner is null), [.. silos]));
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
