using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parloir.Bench.Load;

/// <summary>
/// A signed webhook as one HTTP request in one buffer. What differs between two of them has a fixed width and is written in place, so that the load
/// generator, which shares the processor with what it measures, costs little more than the signature.
/// </summary>
internal sealed class WebhookTemplate
{
    public const string Marker = "m-";
    private const int NumberWidth = 12;
    private const string PhoneSlot = "336########";
    private const string NumberSlot = "############";
    private const string TimeSlot = "##########";
    private const char TextSlot = '~';
    private const string Usual = "Hello, where is my order? It should have come yesterday.";
    private readonly byte[] _request;
    private readonly byte[] _secret;
    private readonly int _room;
    private readonly int _signatureAt;
    private readonly int _bodyAt;
    private readonly Slots[] _messages;

    /// <param name="host">Of the <c>Host</c> header.</param>
    /// <param name="room">Bytes for what <see cref="Say"/> writes; without room all say the same.</param>
    public WebhookTemplate(string host, string account, string phoneNumberId, string secret, int messages, int room = 0)
    {
        _secret = Encoding.ASCII.GetBytes(secret);
        _room = room;
        var body = Body(phoneNumberId, messages, room == 0 ? Usual : new string(TextSlot, room));
        var signature = new string('0', 64);
        var head = $"POST /webhooks/whatsapp/{account} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nX-Hub-Signature-256: sha256={signature}\r\n\r\n";
        _signatureAt = head.IndexOf(signature, StringComparison.Ordinal);
        _bodyAt = head.Length;
        _request = Encoding.UTF8.GetBytes(head + body);
        _messages = FindSlots(messages);
    }

    public int MessageCount => _messages.Length;

    /// <summary>Writes one message into the request.</summary>
    /// <param name="number">Stands in its id and in its text.</param>
    public void Set(int index, int customer, long number, long unixSeconds)
    {
        var slots = _messages[index];
        foreach (var at in slots.Phones) Digits(at + 3, 8, customer);
        foreach (var at in slots.Numbers) Digits(at, NumberWidth, number);
        Digits(slots.Time, 10, unixSeconds);
    }

    /// <param name="text">Letters and spaces; as much of it as there is room for.</param>
    public void Say(int index, string text)
    {
        var slot = _request.AsSpan(_messages[index].Text, _room);
        slot.Fill((byte)' ');
        Encoding.ASCII.TryGetBytes(text.AsSpan(0, Math.Min(text.Length, _room)), slot, out _);
    }

    /// <returns>The whole request; good until the next <see cref="Set"/>.</returns>
    public ReadOnlyMemory<byte> Sign()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, _request.AsSpan(_bodyAt), hash);
        Convert.TryToHexStringLower(hash, _request.AsSpan(_signatureAt), out _);
        return _request;
    }

    private void Digits(int at, int width, long value) =>
        Utf8Formatter.TryFormat(value, _request.AsSpan(at, width), out _, new('D', (byte)width));

    private Slots[] FindSlots(int messages)
    {
        var text = Encoding.Latin1.GetString(_request);
        var phones = IndexesOf(text, PhoneSlot);
        var numbers = IndexesOf(text, NumberSlot);
        var times = IndexesOf(text, $"\"{TimeSlot}\"");
        // The contacts stand first, one phone each; then the messages: phone, id, time, text.
        return [.. Enumerable.Range(0, messages).Select(i => new Slots([phones[i], phones[messages + i]], [numbers[2 * i], numbers[2 * i + 1]], times[i] + 1,
            numbers[2 * i + 1] + NumberWidth + 1))];
    }

    private static List<int> IndexesOf(string text, string slot)
    {
        var found = new List<int>();
        for (var at = text.IndexOf(slot, StringComparison.Ordinal); at >= 0; at = text.IndexOf(slot, at + slot.Length, StringComparison.Ordinal)) found.Add(at);
        return found;
    }

    private static string Body(string phoneNumberId, int messages, string says)
    {
        var contacts = string.Join(",", Enumerable.Repeat($$$"""{"profile":{"name":"Camille Durand"},"wa_id":"{{{PhoneSlot}}}"}""", messages));
        var items = string.Join(",", Enumerable.Repeat(
            $$$"""{"from":"{{{PhoneSlot}}}","id":"wamid.HBgLMzM2MTIzNDU2NzgVAgASGBQz{{{NumberSlot}}}","timestamp":"{{{TimeSlot}}}","type":"text","text":{"body":"{{{Marker}}}{{{NumberSlot}}} {{{says}}}"}}""",
            messages));
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"9{{{phoneNumberId}}}","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"33100000000","phone_number_id":"{{{phoneNumberId}}}"},"contacts":[{{{contacts}}}],"messages":[{{{items}}}]},"field":"messages"}]}]}""");
    }

    private readonly record struct Slots(int[] Phones, int[] Numbers, int Time, int Text);
}
