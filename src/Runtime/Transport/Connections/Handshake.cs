using System.Net.Sockets;
using System.Security.Cryptography;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>
/// The first frames of a connection. The end that connects says who it is, whom it means and what it speaks (hello); the other end answers with its own name
/// (challenge); then each proves that it knows the secret (proof, welcome), about all of hello and challenge. Both hold fresh random numbers, so a
/// recorded handshake is worth nothing. The end that is asked proves last: it tells nothing to somebody who does not know the secret.
/// </summary>
/// <param name="contract">Fingerprint of the interfaces that this process knows.</param>
internal sealed class Handshake(ClusterKey key, IPlacement placement, ProtocolVersions versions, byte[] contract)
{
    private const int Magic = 0x52_4C_52_50;
    private const int NonceLength = 32;
    private static ReadOnlySpan<byte> Connecting => "connecting"u8;
    private static ReadOnlySpan<byte> Accepting => "accepting"u8;

    /// <summary>The end that connects.</summary>
    /// <exception cref="HandshakeRefusedException">The other end refuses, or cannot be trusted.</exception>
    public async Task<HandshakeOutcome> ConnectAsync(Socket socket, FrameReader reader, SiloAddress expected, CancellationToken cancellationToken)
    {
        var hello = HelloTo(expected);
        await SendAsync(socket, hello, cancellationToken).ConfigureAwait(false);
        var challenge = await ReceiveAsync(reader, FrameKind.Challenge, cancellationToken).ConfigureAwait(false);
        var outcome = ReadChallenge(challenge);
        await SendAsync(socket, Proof(FrameKind.Proof, Connecting, hello, challenge), cancellationToken).ConfigureAwait(false);
        var welcome = await ReceiveAsync(reader, FrameKind.Welcome, cancellationToken).ConfigureAwait(false);
        if (!IsProof(welcome, Accepting, hello, challenge)) throw new HandshakeRefusedException($"{expected} does not know the cluster's secret.");
        return outcome.Peer == expected ? outcome : throw new HandshakeRefusedException($"{expected} is not there any more: {outcome.Peer} answers in its place.");
    }

    /// <summary>The end that is connected to.</summary>
    /// <exception cref="HandshakeRefusedException">The other end does not belong here. It has been told.</exception>
    public async Task<HandshakeOutcome> AcceptAsync(Socket socket, FrameReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var hello = await ReceiveAsync(reader, FrameKind.Hello, cancellationToken).ConfigureAwait(false);
            var (outcome, meant) = ReadHello(hello);
            var challenge = Challenge(outcome.Version);
            await SendAsync(socket, challenge, cancellationToken).ConfigureAwait(false);
            var proof = await ReceiveAsync(reader, FrameKind.Proof, cancellationToken).ConfigureAwait(false);
            if (!IsProof(proof, Connecting, hello, challenge)) throw new HandshakeRefusedException("The cluster's secret is not the same at both ends.");
            if (meant != placement.Local) throw new HandshakeRefusedException($"{meant} is not here: this is {placement.Local}.");
            await SendAsync(socket, Proof(FrameKind.Welcome, Accepting, hello, challenge), cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        catch (HandshakeRefusedException refused)
        {
            await SendAsync(socket, Content(FrameBuffer.Begin(FrameKind.Refusal).Text(refused.Message)), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private byte[] HelloTo(SiloAddress expected)
    {
        var frame = FrameBuffer.Begin(FrameKind.Hello).Int64(Magic).UInt16(versions.Oldest).UInt16(versions.Newest);
        return Content(frame.Text(placement.Local.Value).Text(expected.Value).Bytes(contract).Bytes(RandomNumberGenerator.GetBytes(NonceLength)));
    }

    private (HandshakeOutcome Outcome, SiloAddress Meant) ReadHello(ReadOnlySpan<byte> hello)
    {
        var frame = new FrameCursor(hello[1..]);
        if (frame.Int64() != Magic) throw new MalformedFrameException("The other end speaks another protocol.");
        var theirs = new ProtocolVersions(frame.UInt16(), frame.UInt16());
        if (versions.CommonWith(theirs) is not { } version)
            throw new HandshakeRefusedException($"{placement.Local} speaks version {versions} of the silo protocol and the other end {theirs}: upgrade one release at a time.");
        var (peer, meant) = (new SiloAddress(frame.Text()), new SiloAddress(frame.Text()));
        var sameContract = frame.Bytes(contract.Length).SequenceEqual(contract);
        return (new HandshakeOutcome(peer, version, sameContract), meant);
    }

    private byte[] Challenge(ushort version) => Content(
        FrameBuffer.Begin(FrameKind.Challenge).UInt16(version).Text(placement.Local.Value).Bytes(contract).Bytes(RandomNumberGenerator.GetBytes(NonceLength)));

    private HandshakeOutcome ReadChallenge(ReadOnlySpan<byte> challenge)
    {
        var frame = new FrameCursor(challenge[1..]);
        var version = frame.UInt16();
        if (version < versions.Oldest || version > versions.Newest) throw new MalformedFrameException($"The other end chose version {version}, which was not offered.");
        return new HandshakeOutcome(new SiloAddress(frame.Text()), version, frame.Bytes(contract.Length).SequenceEqual(contract));
    }

    private byte[] Proof(FrameKind kind, ReadOnlySpan<byte> label, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge) =>
        Content(FrameBuffer.Begin(kind).Bytes(key.Prove(label, hello, challenge)));

    private bool IsProof(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> label, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge) =>
        key.Holds(frame[1..], label, hello, challenge);

    /// <summary>Kind and fields: what a transcript holds.</summary>
    private static byte[] Content(FrameBuffer frame) => frame.End()[FrameBuffer.LengthSize..].ToArray();

    private static async Task SendAsync(Socket socket, byte[] content, CancellationToken cancellationToken)
    {
        byte[] frame = [.. BitConverter.GetBytes(content.Length), .. content];
        for (var sent = 0; sent < frame.Length;)
            sent += await socket.SendAsync(frame.AsMemory(sent), SocketFlags.None, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReceiveAsync(FrameReader reader, FrameKind kind, CancellationToken cancellationToken)
    {
        var content = (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)).ToArray();
        if (content.Length == 0) throw new MalformedFrameException("The other end closed the connection during the handshake.");
        var frame = new FrameCursor(content);
        var came = frame.Kind();
        if (came == FrameKind.Refusal) throw new HandshakeRefusedException(frame.Text());
        return came == kind ? content : throw new MalformedFrameException($"{kind} was expected and {came} came.");
    }
}

/// <param name="SameContract">Whether both ends know the same interfaces: if not, calls that only one of them knows fail, and all others work.</param>
internal sealed record HandshakeOutcome(SiloAddress Peer, ushort Version, bool SameContract);
