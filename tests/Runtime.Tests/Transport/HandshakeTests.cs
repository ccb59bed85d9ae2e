using System.Net;
using System.Net.Sockets;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Tests.Silo;
using Parloir.Runtime.Transport;
using Parloir.Runtime.Transport.Connections;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Tests.Transport;

public sealed class HandshakeTests
{
    private const int Refused = 1051;

    [Fact]
    public async Task Connect_WhenTheSecretsDiffer_IsRefusedAndLoggedWithTheAddress()
    {
        await using var cluster = new FarCluster();
        await cluster.StartAsync();
        var other = await cluster.StartAsync(secret: "some other long secret");

        var thrown = await CallOnceAsync(cluster);

        Assert.Contains("The cluster's secret is not the same at both ends.", thrown.Message, StringComparison.Ordinal);
        Assert.False(thrown.MayHaveRun);
        var line = Assert.Single(other.Logs.Records, record => record.EventId == Refused);
        Assert.Contains("A connection from 127.0.0.1:", line.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FarCluster.Secret, line.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 5, "speaks version 4 to 5 of the silo protocol and the other end 3: upgrade one release at a time")]
    [InlineData(1, 2, "speaks version 1 to 2 of the silo protocol and the other end 3: upgrade one release at a time")]
    public async Task Connect_WhenNoVersionIsCommon_IsRefusedInASentence(ushort oldest, ushort newest, string sentence)
    {
        await using var cluster = new FarCluster();
        await cluster.StartAsync();
        await cluster.StartAsync(versions: new ProtocolVersions(oldest, newest));

        Assert.Contains(sentence, (await CallOnceAsync(cluster)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WhenANeighbourSpeaksNewerVersionsToo_TakesTheCommonOne()
    {
        await using var cluster = new FarCluster();
        await cluster.StartAsync();
        await cluster.StartAsync(versions: new ProtocolVersions(3, 4));

        Assert.Equal("hi", await cluster.Grain(from: 0, on: 1).Echo("hi").Soon());
        Assert.Equal("hi", await cluster.Grain(from: 1, on: 0).Echo("hi").Soon());
    }

    [Fact]
    public async Task Connect_WhenAnotherLifeOfTheProcessIsMeant_IsRefused()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var earlier = SiloAddress.Create("127.0.0.1", cluster.AddressOf(1).Port, 1);
        var call = new RemoteCall(GrainId.Create("far", "1"), typeof(IFarGrain).FullName!, "Next", OneWay: false, []);

        var thrown = await Assert.ThrowsAsync<CallNotMadeException>(() => cluster.TransportOf(0).InvokeAsync(earlier, call, CancellationToken.None).Soon());

        Assert.Contains($"{earlier} is not here: this is {cluster.AddressOf(1)}.", Assert.IsType<SiloUnavailableException>(thrown.Reason).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_WhenGarbageComes_ClosesItAndServesTheOthers()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var garbage = new byte[random.Next(1, 6000)];
            random.NextBytes(garbage);
            // Half of them with a length that is allowed, so that the fields are read too.
            if (i % 2 == 0) BitConverter.TryWriteBytes(garbage, Math.Max(garbage.Length - 4, 1) % 4096);
            if (i % 4 == 0 && garbage.Length > 4) garbage[4] = (byte)FrameKind.Hello;
            using var socket = await ConnectAsync(cluster);
            await SendQuietlyAsync(socket, garbage);
            socket.Shutdown(SocketShutdown.Send);
            await AssertClosedAsync(socket);
        }

        Assert.Equal("hi", await cluster.Grain(from: 0, on: 1).Echo("hi").Soon());
        Assert.Single(cluster[1].Logs.Records, record => record.EventId == Refused);
        cluster[1].Time.Advance(TimeSpan.FromSeconds(5));
        using var last = await ConnectAsync(cluster);
        await SendQuietlyAsync(last, [255, 255, 255, 255]);
        await AssertClosedAsync(last);
        Assert.Contains("199 others were refused", cluster[1].Logs.Records.Last(record => record.EventId == Refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_WhenSomebodyConnectsAndSaysNothing_ClosesAfterTheLimit()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        using var silent = await ConnectAsync(cluster);
        using var half = await ConnectAsync(cluster);
        await SendQuietlyAsync(half, [10, 0, 0, 0, (byte)FrameKind.Hello]);
        await Waiting.Until(() => cluster[1].Time.ActiveTimers >= 4);

        cluster[1].Time.Advance(new TransportLimits().HandshakeTimeout);

        await AssertClosedAsync(silent);
        await AssertClosedAsync(half);
    }

    [Fact]
    public async Task Port_WhenTooManySayNothing_ClosesTheNextAndServesThoseThatAreIn()
    {
        await using var cluster = await FarCluster.OfTwoAsync(new TransportLimits { Handshakes = 3 });
        Assert.Equal("hi", await cluster.Grain(from: 0, on: 1).Echo("hi").Soon());
        var held = new List<Socket>();
        for (var i = 0; i < 3; i++) held.Add(await ConnectAsync(cluster));

        using var next = await ConnectAsync(cluster);

        await AssertClosedAsync(next);
        Assert.Equal("hi", await cluster.Grain(from: 0, on: 1).Echo("hi").Soon());
        foreach (var socket in held) socket.Dispose();
    }

    [Fact]
    public async Task Connect_WhenAHandshakeIsReplayed_IsRefused()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var (hello, proof) = await RecordAsync(cluster);

        using var socket = await ConnectAsync(cluster);
        var reader = new FrameReader(socket);
        await SendQuietlyAsync(socket, hello);
        Assert.Equal((byte)FrameKind.Challenge, (await reader.ReadAsync(CancellationToken.None).AsTask().Soon()).Span[0]);
        await SendQuietlyAsync(socket, proof);

        Assert.Equal((byte)FrameKind.Refusal, (await reader.ReadAsync(CancellationToken.None).AsTask().Soon()).Span[0]);
        await AssertClosedAsync(socket);
    }

    /// <summary>Stands between the two, and keeps what the connecting end sends until it is welcome.</summary>
    private static async Task<(byte[] Hello, byte[] Proof)> RecordAsync(FarCluster cluster)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var between = SiloAddress.Create("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, 2);
        var call = new RemoteCall(GrainId.Create("far", "1"), typeof(IFarGrain).FullName!, "Next", OneWay: false, []);
        var refused = cluster.TransportOf(0).InvokeAsync(between, call, CancellationToken.None);
        using var near = await listener.AcceptSocketAsync();
        using var far = await ConnectAsync(cluster);
        var (nearReader, farReader) = (new FrameReader(near), new FrameReader(far));
        var hello = Framed(await nearReader.ReadAsync(CancellationToken.None));
        await SendQuietlyAsync(far, hello);
        await SendQuietlyAsync(near, Framed(await farReader.ReadAsync(CancellationToken.None)));
        var proof = Framed(await nearReader.ReadAsync(CancellationToken.None));
        near.Dispose();
        await Assert.ThrowsAsync<CallNotMadeException>(() => refused.Soon());
        return (hello, proof);
    }

    private static byte[] Framed(ReadOnlyMemory<byte> content) => [.. BitConverter.GetBytes(content.Length), .. content.Span];

    private static async Task<SiloUnavailableException> CallOnceAsync(FarCluster cluster)
    {
        var call = new RemoteCall(GrainId.Create("far", cluster.KeyOn(1)), typeof(IFarGrain).FullName!, "Next", OneWay: false, []);
        var thrown = await Assert.ThrowsAsync<CallNotMadeException>(
            () => cluster.TransportOf(0).InvokeAsync(cluster.AddressOf(1), call, CancellationToken.None).Soon());
        return Assert.IsType<SiloUnavailableException>(thrown.Reason);
    }

    private static async Task<Socket> ConnectAsync(FarCluster cluster)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, cluster.AddressOf(1).Port);
        return socket;
    }

    private static async Task SendQuietlyAsync(Socket socket, byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent));
    }

    private static async Task AssertClosedAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer).Soon() > 0) { }
        }
        catch (SocketException)
        {
            // Closed with bytes unread: a reset says the same.
        }
    }
}
