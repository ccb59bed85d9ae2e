using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parloir.Silo.Tests;

/// <summary>Meta as the demo account knows it: signed webhooks, sent again and again until they are taken.</summary>
internal sealed class Meta(Uri engine) : IDisposable
{
    private static readonly byte[] Secret = "demo-app-secret"u8.ToArray();
    private readonly HttpClient http = new() { BaseAddress = engine, Timeout = TimeSpan.FromSeconds(10) };

    public static byte[] TextMessages(string customer, params (string Id, string Text)[] messages) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        @object = "whatsapp_business_account",
        entry = new[]
        {
            new
            {
                id = "1",
                changes = new[]
                {
                    new
                    {
                        field = "messages",
                        value = new
                        {
                            messaging_product = "whatsapp",
                            metadata = new { display_phone_number = "33100000001", phone_number_id = "100000000000001" },
                            contacts = new[] { new { profile = new { name = $"Customer {customer}" }, wa_id = customer } },
                            messages = messages.Select(message => new
                            {
                                from = customer,
                                id = message.Id,
                                timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                                type = "text",
                                text = new { body = message.Text },
                            }),
                        },
                    },
                },
            },
        },
    });

    /// <returns>The status; null when there was no answer.</returns>
    public async Task<HttpStatusCode?> TryPostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/whatsapp/demo-whatsapp") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Secret, body)));
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public async Task DeliverAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await TryPostAsync(body) != HttpStatusCode.OK) await pause.WaitForNextTickAsync(cancellationToken);
    }

    public void Dispose() => http.Dispose();
}
