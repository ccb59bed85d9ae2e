using System.Security.Cryptography;
using System.Text;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>Proves knowledge of the cluster's secret about a transcript, without giving the secret away. Each end has a label, so that a proof cannot be sent back.</summary>
internal sealed class ClusterKey(string secret)
{
    public const int ProofLength = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), ProofLength, info: "parloir silo transport"u8.ToArray());

    public byte[] Prove(ReadOnlySpan<byte> label, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Append(hmac, label);
        Append(hmac, hello);
        Append(hmac, challenge);
        return hmac.GetHashAndReset();
    }

    public bool Holds(ReadOnlySpan<byte> proof, ReadOnlySpan<byte> label, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge) =>
        CryptographicOperations.FixedTimeEquals(proof, Prove(label, hello, challenge));

    /// <summary>With its length, so that no two transcripts read the same.</summary>
    private static void Append(IncrementalHash hmac, ReadOnlySpan<byte> part)
    {
        hmac.AppendData(BitConverter.GetBytes(part.Length));
        hmac.AppendData(part);
    }
}
