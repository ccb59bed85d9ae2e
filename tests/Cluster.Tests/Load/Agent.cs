using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Parloir.Cluster.Tests.Load;

/// <summary>Answers one customer, one reply after the other, each with its own client message id until the engine has it.</summary>
internal sealed class Agent(string phone, string conversation, string token, Entrance entrance, Promises promises)
{
    public static string MessageId(string phone, int number) => $"reply.{phone}.{number}";

    public async Task ReplyAsync(TimeSpan pace, CancellationToken until)
    {
        using var timer = new PeriodicTimer(pace);
        try
        {
            for (var number = 1; await timer.WaitForNextTickAsync(until); number++) await ReplyAsync(number);
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // The load is over; what was begun is acknowledged.
        }
    }

    private async Task ReplyAsync(int number)
    {
        var id = MessageId(phone, number);
        await entrance.InsistAsync(
            id,
            engine => new HttpRequestMessage(HttpMethod.Post, new Uri(engine, $"api/v1/conversations/{conversation}/messages"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
                Content = JsonContent.Create(new { clientMessageId = id, text = id }),
            },
            HttpStatusCode.Accepted);
        promises.Replied.Enqueue(new Acknowledged(phone, number, TimeProvider.System.GetTimestamp()));
    }
}
