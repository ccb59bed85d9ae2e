using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parloir.Baselines;

/// <summary>A webhook as Meta signs it.</summary>
internal sealed class SignedWebhook(string appSecret)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(appSecret);

    /// <summary>Null when the signature is not that of the body.</summary>
    public async Task<MetaPayload?> ReadAsync(HttpContext context)
    {
        var body = new byte[context.Request.ContentLength ?? 0];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        return IsSigned(body, context.Request.Headers["X-Hub-Signature-256"].ToString()) ? JsonSerializer.Deserialize(body, MetaJson.Default.MetaPayload) : null;
    }

    private bool IsSigned(byte[] body, string header) =>
        header.Length == 71 && header.StartsWith("sha256=", StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(header.AsSpan(7)), HMACSHA256.HashData(_secret, body));
}
