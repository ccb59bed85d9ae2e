using System.Net;
using System.Net.Sockets;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// Connects only to addresses of the public internet, and to the Graph API as it is configured: an address that somebody else tells us must not reach what
/// stands beside us. It is the address that is really connected to that is checked, not the one that the name had a moment before.
/// </summary>
internal sealed class PublicConnections(Uri graph)
{
    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Of IPv6 only 2000::/3 is public, and of that not what wraps IPv4 or is for documents.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var isGraph = port == graph.Port && string.Equals(host, graph.IdnHost, StringComparison.OrdinalIgnoreCase);
        var known = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = isGraph ? known : Array.FindAll(known, IsPublic);
        if (allowed.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{host} is not on the public internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection failed.", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Global6.Contains(address)) && !Array.Exists(Inner, network => network.Contains(address));
    }
}
