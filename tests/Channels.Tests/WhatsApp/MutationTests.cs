using System.Text;
using Parloir.Channels.WhatsApp.Meta.Inbound;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Broken payloads of every kind are read to an end: nothing that a body holds makes the reader throw.</summary>
public sealed class MutationTests
{
    private const int RoundsOfEach = 150;

    private static readonly string[] Swaps =
        ["null", "true", "7", "-1e400", "99999999999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[null]", "{\"\\udc00\":1}", "[[[[[[]]]]]]"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ABodyWithFlippedBits_IsReadToAnEnd(int seed) => Mutate(seed, static (body, random) =>
    {
        for (var flips = random.Next(1, 5); flips > 0; flips--)
            body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
        return body;
    });

    [Theory]
    [InlineData(1)]
    public void ATruncatedBody_IsReadToAnEnd(int seed) => Mutate(seed, static (body, random) => body[..random.Next(body.Length)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ABodyWithAValueOfAnotherType_IsReadToAnEnd(int seed) => Mutate(seed, static (body, random) =>
    {
        var values = Values(body);
        var (start, length) = values[random.Next(values.Count)];
        var swap = Encoding.UTF8.GetBytes(Swaps[random.Next(Swaps.Length)]);
        return [.. body[..start], .. swap, .. body[(start + length)..]];
    });

    private static void Mutate(int seed, Func<byte[], Random, byte[]> mutate)
    {
        var random = new Random(seed);
        foreach (var body in Bodies())
        {
            for (var round = 0; round < RoundsOfEach; round++)
            {
                var mutant = mutate((byte[])body.Clone(), random);
                if (MetaWebhook.Read(mutant) is not MetaReading.Items items)
                    continue;
                Assert.All(items.All, item => Assert.True(item.Fault is not null ^ item.Envelope is not null ^ item.Template is not null));
                foreach (var odd in items.All.Where(item => item.Fault is not null))
                    Assert.IsType<MetaReading.Items>(MetaWebhook.Read(odd.Enclosure.Around(odd.Raw)));
            }
        }
    }

    private static IEnumerable<byte[]> Bodies() => SampleWebhookTests.Webhooks().Select(webhook => webhook.Body).Concat(Own());

    private static IEnumerable<byte[]> Own() => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.json")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes);

    private static List<(int Start, int Length)> Values(byte[] body)
    {
        var values = new List<(int, int)>();
        var reader = new System.Text.Json.Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is System.Text.Json.JsonTokenType.StartArray or System.Text.Json.JsonTokenType.StartObject)
            {
                var inner = reader;
                inner.Skip();
                values.Add(((int)reader.TokenStartIndex, (int)(inner.BytesConsumed - reader.TokenStartIndex)));
            }
            else if (reader.TokenType is not (System.Text.Json.JsonTokenType.PropertyName or System.Text.Json.JsonTokenType.EndArray or System.Text.Json.JsonTokenType.EndObject))
                values.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
        }
        return values;
    }
}
