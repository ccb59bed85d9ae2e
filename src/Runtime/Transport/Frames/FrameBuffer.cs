using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Parloir.Runtime.Transport.Frames;

/// <summary>
/// Where a frame is written before it is queued: the length of what follows (4 bytes, little endian as all numbers), the kind, the fields.
/// Each thread has one, so a frame must be queued or copied before the next one is begun.
/// </summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    public const int LengthSize = sizeof(int);
    private const int RetainedSize = 256 * 1024;
    private const int FirstSize = 1024;

    [ThreadStatic]
    private static FrameBuffer? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_json;

    private byte[] _bytes = new byte[FirstSize];
    private int _length;

    public static FrameBuffer Begin(FrameKind kind)
    {
        var buffer = t_buffer ??= new FrameBuffer();
        if (buffer._bytes.Length > RetainedSize) buffer._bytes = new byte[FirstSize];
        buffer._length = LengthSize;
        return buffer.Byte((byte)kind);
    }

    /// <summary>The whole frame with its length.</summary>
    public ReadOnlySpan<byte> End()
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length - LengthSize);
        return _bytes.AsSpan(0, _length);
    }

    public FrameBuffer Byte(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
        return this;
    }

    public FrameBuffer UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(GetSpan(sizeof(ushort)), value);
        Advance(sizeof(ushort));
        return this;
    }

    public FrameBuffer Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetSpan(sizeof(long)), value);
        Advance(sizeof(long));
        return this;
    }

    /// <summary>Without a length: for fields of a fixed one, and for the last.</summary>
    public FrameBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
        return this;
    }

    /// <summary>Length in bytes (4 bytes), then UTF-8.</summary>
    public FrameBuffer Text(string text)
    {
        var room = GetSpan(LengthSize + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room[LengthSize..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        Advance(LengthSize + length);
        return this;
    }

    /// <summary>One JSON value: the last field of a frame.</summary>
    public FrameBuffer Json(object? value, JsonTypeInfo type)
    {
        var json = Writer();
        JsonSerializer.Serialize(json, value, type);
        json.Flush();
        return this;
    }

    /// <summary>A JSON array of values: the last field of a frame.</summary>
    public FrameBuffer Json(IReadOnlyList<object?> values, IReadOnlyList<JsonTypeInfo> types)
    {
        var json = Writer();
        json.WriteStartArray();
        for (var i = 0; i < types.Count; i++) JsonSerializer.Serialize(json, values[i], types[i]);
        json.WriteEndArray();
        json.Flush();
        return this;
    }

    /// <exception cref="CallTooLongException">The frame is longer than a frame may be.</exception>
    public void Advance(int count)
    {
        _length += count;
        if (_length - LengthSize > TransportLimits.FrameLength) throw new CallTooLongException(TransportLimits.FrameLength);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private Utf8JsonWriter Writer()
    {
        if (t_json is null) return t_json = new Utf8JsonWriter(this, new JsonWriterOptions { SkipValidation = true });
        t_json.Reset(this);
        return t_json;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - _length < Math.Max(size, 1))
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + size));
    }
}
