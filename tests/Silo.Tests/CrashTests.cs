using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Parloir.Silo.Tests;

/// <summary>SIGKILL under load: every 2xx accounted for exactly once, in order, on the desk and on the customer's phone.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Customers = 24;
    private const int MessagesEach = 40;
    private const int Replies = 30;
    private const int Kills = 3;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Kill_WhileWebhooksComeIn_LosesAndDoublesNothing()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var silo = await new RunningSilo().StartAsync();
        using var meta = new Meta(silo.Address);
        using var bound = new CancellationTokenSource(Bound);

        var load = Task.WhenAll(Enumerable.Range(0, Customers).Select(customer => WriteAsync(meta, Number(customer), new Random(seed + customer), bound.Token)));
        await KillRepeatedlyAsync(silo, load, new Random(seed), bound.Token);
        await load;

        await AssertAllThereAsync(silo);
    }

    private static async Task AssertAllThereAsync(RunningSilo silo)
    {
        using var desk = new Desk(silo.Address);
        await desk.LogInAsync("alice@demo.test");
        var conversations = (await desk.ConversationsAsync()).Where(IsOurs).ToList();
        Assert.Equal(Customers, conversations.Count);
        foreach (var conversation in conversations)
        {
            var texts = (await desk.MessagesAsync(conversation.GetProperty("id").GetString()!)).Select(TextOf).ToList();
            Assert.Equal(Enumerable.Range(1, MessagesEach).Select(Word), texts);
        }
    }

    [Fact]
    public async Task KillOfTheDatabase_WhileWebhooksComeIn_LosesAndDoublesNothing()
    {
        await using var silo = await new RunningSilo().StartAsync();
        using var meta = new Meta(silo.Address);
        using var bound = new CancellationTokenSource(Bound);

        var load = Task.WhenAll(Enumerable.Range(0, Customers).Select(customer => WriteAsync(meta, Number(customer), new Random(customer), bound.Token)));
        for (var kill = 0; kill < Kills && !load.IsCompleted; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, bound.Token);
            await silo.KillDatabaseAsync();
            // It comes back by itself. What comes meanwhile waits or is refused; some is still taken by backends that outlive the first process.
            await meta.DeliverAsync(Probe(kill), bound.Token);
        }
        await load;

        await AssertAllThereAsync(silo);
    }

    [Fact]
    public async Task Kill_WhileAgentsAnswer_SendsNothingTwice()
    {
        const string phone = "33639980011";
        await using var silo = await new RunningSilo().StartAsync();
        using var sandbox = new HttpClient { BaseAddress = silo.Address };
        using var meta = new Meta(silo.Address);
        using var bound = new CancellationTokenSource(Bound);
        await meta.DeliverAsync(Meta.TextMessages(phone, ("wamid.first", "Bonjour")), bound.Token);
        using var desk = new Desk(silo.Address);
        await desk.LogInAsync("alice@demo.test");
        var conversation = (await desk.ConversationsAsync()).Single().GetProperty("id").GetString()!;

        var answers = AnswerAsync(desk, conversation, bound.Token);
        await KillRepeatedlyAsync(silo, answers, new Random(7), bound.Token);
        await answers;

        // What became of every answer is known in the end: delivered, or honestly unknown and then not on the phone.
        await Eventually.HoldsAsync(async () => (await desk.MessagesAsync(conversation)).Skip(1).All(IsSettled), TimeSpan.FromSeconds(60));
        var sent = (await desk.MessagesAsync(conversation)).Skip(1).ToList();
        Assert.Equal(Enumerable.Range(1, Replies).Select(Word), sent.Select(TextOf));
        var received = await ReceivedAsync(sandbox, phone);
        Assert.Equal(received.Distinct(), received);
        foreach (var message in sent)
            Assert.Equal(StatusOf(message) is "Delivered" or "Read", received.Contains(TextOf(message)));
    }

    private static async Task WriteAsync(Meta meta, string customer, Random chance, CancellationToken cancellationToken)
    {
        // Batches of one to three messages; each is sent again, whole, until it is acknowledged.
        for (var next = 1; next <= MessagesEach;)
        {
            var batch = Enumerable.Range(next, Math.Min(chance.Next(1, 4), MessagesEach - next + 1))
                .Select(number => ($"wamid.{customer}.{number}", Word(number))).ToArray();
            var body = Meta.TextMessages(customer, batch);
            await meta.DeliverAsync(body, cancellationToken);
            // A provider repeats itself now and then although it was answered.
            if (chance.Next(5) == 0) await meta.DeliverAsync(body, cancellationToken);
            next += batch.Length;
        }
    }

    private static async Task AnswerAsync(Desk desk, string conversation, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= Replies; number++)
            await desk.SendAsync(conversation, $"answer-{number}", Word(number), cancellationToken);
    }

    private static async Task KillRepeatedlyAsync(RunningSilo silo, Task load, Random chance, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < Kills && !load.IsCompleted; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(50, 600)), TimeProvider.System, cancellationToken);
            await silo.KillAsync();
            await silo.StartAsync();
        }
    }

    private static async Task<List<string>> ReceivedAsync(HttpClient sandbox, string phone)
    {
        using var thread = JsonDocument.Parse(await sandbox.GetStringAsync($"sandbox/api/phones/{phone}"));
        return [.. thread.RootElement.GetProperty("messages").EnumerateArray()
            .Where(message => message.GetProperty("direction").GetString() == "received")
            .Select(message => message.GetProperty("content").GetProperty("body").GetString()!)];
    }

    private static bool IsSettled(JsonElement message) => StatusOf(message) is "Delivered" or "Read" or "OutcomeUnknown" or "Failed";

    private static string StatusOf(JsonElement message) => message.GetProperty("delivery").GetProperty("status").GetString()!;

    private static string TextOf(JsonElement message) => message.GetProperty("content").GetProperty("body").GetString()!;

    private static bool IsOurs(JsonElement conversation) =>
        conversation.GetProperty("contact").GetProperty("name").GetString()!.StartsWith("Customer 336700", StringComparison.Ordinal);

    private static byte[] Probe(int number) => Meta.TextMessages("33699999999", ($"wamid.probe.{number}", "probe"));

    private static string Number(int customer) => string.Create(CultureInfo.InvariantCulture, $"336700{customer:D5}");

    private static string Word(int number) => string.Create(CultureInfo.InvariantCulture, $"message {number}");
}
