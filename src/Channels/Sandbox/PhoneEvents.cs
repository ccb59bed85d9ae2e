using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Parloir.Channels.Sandbox;

/// <summary>The live channel of one thread: every message that changes, whole, in the order of the revisions.</summary>
internal sealed class PhoneEvents(SandboxReads reads, SandboxSignal signal, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<SseItem<string>> FollowAsync(ThreadKey thread, long revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var spoken = time.GetTimestamp();
        // The first word opens the stream for the browser, and gives it a place to resume from.
        yield return Ping(revision);
        while (true)
        {
            var next = signal.Next;
            var changed = await reads.SinceAsync(thread, revision, cancellationToken);
            for (var i = 0; i < changed.Count; i++)
            {
                // Only the last message of a revision carries the id: resuming after any other would leave its neighbours out.
                var isLast = i == changed.Count - 1 || changed[i + 1].Revision != changed[i].Revision;
                yield return Message(changed[i], isLast);
                revision = changed[i].Revision;
                spoken = time.GetTimestamp();
            }
            if (time.GetElapsedTime(spoken) >= Heartbeat)
            {
                yield return Ping(revision);
                spoken = time.GetTimestamp();
            }
            await signal.WaitAsync(next, cancellationToken);
        }
    }

    private static SseItem<string> Message(SandboxMessage message, bool isLast) => new(JsonSerializer.Serialize(message, SandboxJson.Default.SandboxMessage), "message")
    {
        EventId = isLast ? message.Revision.ToString(CultureInfo.InvariantCulture) : null,
    };

    private static SseItem<string> Ping(long revision) => new("", "ping") { EventId = revision.ToString(CultureInfo.InvariantCulture) };
}
