using System.Buffers.Binary;
using System.Text;

namespace Parloir.Runtime.Transport.Frames;

/// <summary>Reads the fields of a frame in their order.</summary>
internal ref struct FrameCursor(ReadOnlySpan<byte> frame)
{
    private ReadOnlySpan<byte> _rest = frame;

    public FrameKind Kind() => (FrameKind)Byte();

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _rest.Length) throw new MalformedFrameException($"A frame ends {count - _rest.Length} bytes before its fields.");
        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    public ReadOnlySpan<byte> TextBytes() => Bytes(BinaryPrimitives.ReadInt32LittleEndian(Bytes(FrameBuffer.LengthSize)));

    public string Text() => Encoding.UTF8.GetString(TextBytes());

    public readonly ReadOnlySpan<byte> Rest() => _rest;
}
