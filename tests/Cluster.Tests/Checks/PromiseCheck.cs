using System.Globalization;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests.Checks;

/// <summary>What was acknowledged against what is in the journal, and against what the provider took.</summary>
internal static class PromiseCheck
{
    /// <summary>Each customer's messages stand in one conversation, each once, in order, and none that was acknowledged is missing.</summary>
    public static async Task<IReadOnlyList<string>> ReceivedAsync(Audit audit, Promises promises) =>
        Compare(promises.Received, (await audit.ReceivedAsync()).Select(row => (row.Stream, Line: LineOf(row.Message), Number: NumberOf(row.Message))));

    /// <summary>The same for replies.</summary>
    public static async Task<IReadOnlyList<string>> RepliedAsync(Audit audit, Promises promises) =>
        Compare(promises.Replied, (await audit.QueuedAsync()).Select(row => (row.Stream, Line: LineOf(row.ClientMessageId), Number: NumberOf(row.ClientMessageId))));

    /// <summary>The provider took each reply once at most, in order unless one was in doubt, and what is said of each is true.</summary>
    public static async Task<IReadOnlyList<string>> SentAsync(Audit audit, StrictGraph provider)
    {
        var queued = await audit.QueuedAsync();
        var taken = provider.Taken.GroupBy(sent => sent.Text).ToDictionary(group => group.Key, group => group.Count());
        var doubtful = queued.Where(reply => reply.WasUnknown).Select(reply => reply.ClientMessageId).ToHashSet();
        var wrong = new List<string>(provider.Violations);
        wrong.AddRange(taken.Where(sent => sent.Value > 1).Select(sent => $"{sent.Key} was sent {sent.Value} times"));
        wrong.AddRange(taken.Keys.Except(queued.Select(reply => reply.ClientMessageId)).Select(text => $"{text} was sent, and is not in the journal"));
        foreach (var reply in queued)
            if (!IsTrue(reply, taken.ContainsKey(reply.ClientMessageId)))
                wrong.Add($"{reply.ClientMessageId} is {reply.Status} and was {(taken.ContainsKey(reply.ClientMessageId) ? "sent" : "not sent")}");
        foreach (var line in provider.Taken.Where(sent => !doubtful.Contains(sent.Text)).GroupBy(sent => sent.Recipient))
            if (line.Select(sent => NumberOf(sent.Text)).ToArray() is var order && !order.SequenceEqual(order.Order()))
                wrong.Add($"{line.Key} reads {string.Join(' ', order)}");
        return wrong;
    }

    private static bool IsTrue(QueuedReply reply, bool sent) => sent ? reply.Status == "Delivered" : reply.Status == "OutcomeUnknown" && reply.WasUnknown;

    private static List<string> Compare(IEnumerable<Acknowledged> promised, IEnumerable<(string Stream, string Line, int Number)> journal)
    {
        var wrong = new List<string>();
        var lines = journal.ToLookup(row => row.Line);
        foreach (var promise in promised.GroupBy(promise => promise.Line))
        {
            var numbers = lines[promise.Key].Select(row => row.Number).ToArray();
            if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Length))) wrong.Add($"{promise.Key} has {string.Join(' ', numbers)}");
            if (promise.Max(acknowledged => acknowledged.Number) is var last && last > numbers.Length) wrong.Add($"{promise.Key} was acknowledged up to {last} and has {numbers.Length}");
            if (lines[promise.Key].Select(row => row.Stream).Distinct().Count() > 1) wrong.Add($"{promise.Key} has several conversations");
        }
        return wrong;
    }

    private static string LineOf(string id) => id.Split('.')[1];

    private static int NumberOf(string id) => int.Parse(id.Split('.')[2], CultureInfo.InvariantCulture);
}
