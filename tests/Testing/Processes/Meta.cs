using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Parloir.Testing.Processes;

/// <summary>Meta as the demo account knows it: signed webhooks, sent again and again until they are taken.</summary>
public sealed class Meta(Uri engine) : IDisposable
{
    private static readonly byte[] Secret = "demo-app-secret"u8.ToArray();
    private readonly HttpClient http = new() { BaseAddress = engine, Timeout = TimeSpan.FromSeconds(10) };

    public static byte[] TextMessages(string customer, params (string Id, string Text)[] messages) =>
        TextMessages(customer, TimeProvider.System.GetUtcNow(), messages);

    /// <param name="at">When the customer wrote them.</param>
    public static byte[] TextMessages(string customer, DateTimeOffset at, params (string Id, string Text)[] messages) => Webhook(new
    {
        messaging_product = "whatsapp",
        metadata = new { display_phone_number = "33100000001", phone_number_id = "100000000000001" },
        contacts = new[] { new { profile = new { name = $"Customer {customer}" }, wa_id = customer } },
        messages = messages.Select(message => new { from = customer, id = message.Id, timestamp = Seconds(at), type = "text", text = new { body = message.Text } }),
    });

    /// <summary>What became of a message that the engine sent.</summary>
    /// <param name="status">sent, delivered, read.</param>
    /// <param name="callbackData">What the engine sent along with it.</param>
    public static byte[] Status(string customer, string message, string status, string callbackData) => Webhook(new
    {
        messaging_product = "whatsapp",
        metadata = new { display_phone_number = "33100000001", phone_number_id = "100000000000001" },
        statuses = new[]
        {
            new
            {
                id = message, status, timestamp = Seconds(TimeProvider.System.GetUtcNow()), recipient_id = customer, biz_opaque_callback_data = callbackData,
            },
        },
    });

    /// <summary>A webhook with this body, as Meta posts it.</summary>
    public static HttpRequestMessage Request(Uri engine, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(engine, "webhooks/whatsapp/demo-whatsapp")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Secret, body)));
        return request;
    }

    /// <returns>The status; null when there was no answer.</returns>
    public async Task<HttpStatusCode?> TryPostAsync(byte[] body)
    {
        using var request = Request(engine, body);
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

    private static byte[] Webhook(object value) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        @object = "whatsapp_business_account",
        entry = new[] { new { id = "1", changes = new[] { new { field = "messages", value } } } },
    });

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
