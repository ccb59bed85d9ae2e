using System.Net;

namespace Parloir.Cluster.Tests.Load;

/// <summary>Writes one message after the other, each once the one before is acknowledged. The provider between repeats itself now and then.</summary>
internal sealed class Customer(string phone, Entrance entrance, Promises promises, Random chance)
{
    private int _number;

    public string Phone => phone;

    public static string MessageId(string phone, int number) => $"wamid.{phone}.{number}";

    public async Task WriteAsync(TimeSpan pace, CancellationToken until)
    {
        using var timer = new PeriodicTimer(pace);
        try
        {
            do await WriteOneAsync();
            while (await timer.WaitForNextTickAsync(until));
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // The load is over; what was begun is acknowledged.
        }
    }

    public async Task WriteOneAsync()
    {
        var number = ++_number;
        var body = Meta.TextMessages(phone, (MessageId(phone, number), $"message {number}"));
        await DeliverAsync();
        promises.Received.Enqueue(new Acknowledged(phone, number, TimeProvider.System.GetTimestamp()));
        if (chance.Next(10) == 0) await DeliverAsync();

        Task DeliverAsync() => entrance.InsistAsync($"message {number} of {phone}", engine => Meta.Request(engine, body), HttpStatusCode.OK);
    }
}
