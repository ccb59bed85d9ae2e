namespace Parloir.Cluster.Tests.Fleet;

/// <param name="HostAddress">Of this machine, as the node sees it.</param>
/// <param name="NodeAddress">Of the node.</param>
/// <param name="Through">Starts a program in the node's network.</param>
internal sealed record NodeNetwork(string HostAddress, string NodeAddress, string[] Through);
