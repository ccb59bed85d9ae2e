using System.Security.Cryptography;
using System.Text;

namespace Parloir.Channels.WhatsApp.Meta;

internal enum SignatureVerdict { Valid, Missing, Malformed, Wrong }

/// <summary><c>X-Hub-Signature-256: sha256=&lt;hex&gt;</c>, the HMAC-SHA256 of the body's own bytes under the app's secret.</summary>
internal static class MetaSignature
{
    public const string Header = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    public static SignatureVerdict Check(ReadOnlySpan<byte> body, ReadOnlySpan<char> header, string appSecret)
    {
        if (header.IsEmpty)
            return SignatureVerdict.Missing;

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header.Length != Prefix.Length + given.Length * 2 || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || Convert.FromHexString(header[Prefix.Length..], given, out _, out _) != System.Buffers.OperationStatus.Done)
            return SignatureVerdict.Malformed;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Compute(body, appSecret, expected);
        return CryptographicOperations.FixedTimeEquals(expected, given) ? SignatureVerdict.Valid : SignatureVerdict.Wrong;
    }

    /// <summary>The header that a sender of <paramref name="body"/> puts on its request.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string appSecret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Compute(body, appSecret, hash);
        return Prefix + Convert.ToHexStringLower(hash);
    }

    private static void Compute(ReadOnlySpan<byte> body, string appSecret, Span<byte> hash)
    {
        // Meta's app secrets are 32 hex digits; a longer one is only slower.
        Span<byte> key = appSecret.Length <= 128 ? stackalloc byte[384] : new byte[appSecret.Length * 3];
        HMACSHA256.HashData(key[..Encoding.UTF8.GetBytes(appSecret, key)], body, hash);
    }
}
