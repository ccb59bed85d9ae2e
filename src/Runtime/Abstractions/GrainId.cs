using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Unicode;

namespace Parloir.Runtime;

/// <summary>
/// Names one grain in the installation: its type and its key. The text form <c>type/key</c> is stable and may be stored
/// (reminders are); a type has no slash, a key may have some: <c>conversation/demo/0192f0c2</c>.
/// </summary>
public readonly struct GrainId : IEquatable<GrainId>
{
    /// <summary>Partitions of the cluster. Changing it moves grains and reminders: it is fixed for an installation.</summary>
    public const int PartitionCount = 512;

    private const uint FnvBasis = 2166136261u;

    private GrainId(string type, string key)
    {
        Type = type;
        Key = key;
    }

    /// <summary>The class name without <c>Grain</c>, in lower case, unless <see cref="GrainTypeAttribute"/> says otherwise.</summary>
    public string Type { get; }

    public string Key { get; }

    /// <summary>0 to 511: FNV-1a (32 bit) of the UTF-8 text form, modulo 512. Part of the storage contract.</summary>
    public int Partition => (int)(Fnv1a(Fnv1a(Fnv1a(FnvBasis, Type), "/"), Key) % PartitionCount);

    public static GrainId Create(string type, string key)
    {
        if (string.IsNullOrEmpty(type) || type.Contains('/')) throw new ArgumentException($"'{type}' is not a grain type.", nameof(type));
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new GrainId(type, key);
    }

    /// <summary>
    /// A key that begins with <paramref name="start"/> and ends in four hexadecimal digits that put the grain into one of <paramref name="count"/> partitions from
    /// <paramref name="first"/> on: for one that is mostly called by another grain, and should live where that one does.
    /// </summary>
    public static string KeyIn(int first, int count, string type, string start)
    {
        var hash = Fnv1a(Fnv1a(Fnv1a(FnvBasis, type), "/"), start);
        Span<char> digits = stackalloc char[8];
        for (var tried = 0; ; tried++)
        {
            tried.TryFormat(digits, out var length, "x4", CultureInfo.InvariantCulture);
            if (Fnv1a(hash, digits[..length]) % PartitionCount is var partition && partition >= first && partition < first + count)
                return string.Concat(start, digits[..length]);
        }
    }

    /// <exception cref="FormatException">The text is not <c>type/key</c>.</exception>
    public static GrainId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a grain id (type/key).");

    public static bool TryParse([NotNullWhen(true)] string? text, out GrainId id)
    {
        var slash = text?.IndexOf('/') ?? -1;
        var valid = slash > 0 && slash < text!.Length - 1;
        id = valid ? new GrainId(text![..slash], text[(slash + 1)..]) : default;
        return valid;
    }

    public bool Equals(GrainId other) => Key == other.Key && Type == other.Type;
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Key, Type);
    public override string ToString() => $"{Type}/{Key}";
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    private static uint Fnv1a(uint hash, ReadOnlySpan<char> text)
    {
        Span<byte> encoded = stackalloc byte[128];
        for (var rest = text; rest.Length > 0;)
        {
            // What does not fit goes with the next piece; a piece never ends inside a character.
            Utf8.FromUtf16(rest, encoded, out var read, out var written);
            foreach (var octet in encoded[..written]) hash = (hash ^ octet) * 16777619u;
            rest = rest[read..];
        }
        return hash;
    }
}
