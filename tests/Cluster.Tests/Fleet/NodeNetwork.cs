using System.Diagnostics;

namespace Parloir.Cluster.Tests.Fleet;

/// <summary>A network namespace for one node, with one cable to this machine that can be pulled.</summary>
internal sealed class NodeNetwork : IDisposable
{
    private readonly string _name = $"parloir{Environment.ProcessId % 100_000}";
    private bool _isConnected;

    private NodeNetwork(int subnet) => (HostAddress, NodeAddress) = ($"10.213.{subnet}.1", $"10.213.{subnet}.2");

    /// <summary>Of this machine, as the node sees it.</summary>
    public string HostAddress { get; }

    public string NodeAddress { get; }

    /// <summary>Starts a program in the node's network.</summary>
    public string[] Through => ["ip", "netns", "exec", _name];

    private string HostEnd => _name + "h";
    private string NodeEnd => _name + "n";

    /// <summary>Why this machine cannot have one; null when it can.</summary>
    public static string? WhyNot()
    {
        if (!Environment.IsPrivilegedProcess) return "Network namespaces need root.";
        try
        {
            using var network = Create();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"Network namespaces are not to be had here: {exception.Message}";
        }
    }

    public static NodeNetwork Create()
    {
        var network = new NodeNetwork(Environment.ProcessId % 250);
        Ip("netns", "add", network._name);
        try
        {
            Ip("link", "add", network.HostEnd, "type", "veth", "peer", "name", network.NodeEnd);
            network._isConnected = true;
            Ip("link", "set", network.NodeEnd, "netns", network._name);
            Ip("addr", "add", network.HostAddress + "/30", "dev", network.HostEnd);
            Ip("link", "set", network.HostEnd, "up");
            network.Inside("addr", "add", network.NodeAddress + "/30", "dev", network.NodeEnd);
            network.Inside("link", "set", "lo", "up");
            network.Restore();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Nothing gets through any more, and nobody is told.</summary>
    public void Cut() => Inside("link", "set", NodeEnd, "down");

    public void Restore() => Inside("link", "set", NodeEnd, "up");

    /// <summary>The cable first: the kernel takes a network away some time after it was asked to, and its cables only then.</summary>
    public void Dispose()
    {
        if (_isConnected) Ip("link", "delete", HostEnd);
        Ip("netns", "delete", _name);
    }

    private void Inside(params string[] arguments) => Ip(["-netns", _name, .. arguments]);

    private static void Ip(params string[] arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var error = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        if (ip.ExitCode != 0) throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error}");
    }
}

/// <summary>A test that needs a network of its own.</summary>
internal sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = NodeNetwork.WhyNot();
}
