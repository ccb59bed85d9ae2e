using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parloir.Journal;

namespace Parloir.Grains.Journaling;

/// <summary>Between an aggregate's closed set of events and what the journal stores: <c>kind</c> and UTF-8 JSON.</summary>
internal sealed class EventCodec<TEvent> where TEvent : class
{
    private readonly Dictionary<Type, (string Kind, JsonTypeInfo Json)> byType = [];
    private readonly Dictionary<string, JsonTypeInfo> byKind = [];

    /// <exception cref="InvalidOperationException">A case has no <see cref="EventKindAttribute"/>, or two have the same.</exception>
    public EventCodec(JsonSerializerContext json)
    {
        foreach (var type in Cases)
        {
            var kind = type.GetCustomAttribute<EventKindAttribute>()?.Kind
                ?? throw new InvalidOperationException($"{type} has no event kind.");
            var info = json.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type} is not in {json.GetType().Name}.");
            byType.Add(type, (kind, info));
            byKind.Add(kind, info);
        }
    }

    public static IEnumerable<Type> Cases => typeof(TEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TEvent)));

    public NewEvent Encode(Recorded<TEvent> recorded)
    {
        var (kind, json) = byType[recorded.Event.GetType()];
        return new NewEvent(kind, recorded.OccurredAt, recorded.RecordedAt, JsonSerializer.SerializeToUtf8Bytes(recorded.Event, json));
    }

    /// <exception cref="UnknownEventException">A newer version of the program wrote it.</exception>
    public Recorded<TEvent> Decode(JournalEvent stored)
    {
        if (!byKind.TryGetValue(stored.Kind, out var json))
            throw new UnknownEventException(stored.Stream, stored.Sequence, stored.Kind);
        var @event = (TEvent)JsonSerializer.Deserialize(stored.Data.Span, json)!;
        return new Recorded<TEvent>(stored.Sequence, stored.OccurredAt, stored.RecordedAt, @event);
    }
}

/// <summary>An event with its place and its two times: the provider's, and ours.</summary>
internal readonly record struct Recorded<TEvent>(long Sequence, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, TEvent Event);

public sealed class UnknownEventException(string stream, long sequence, string kind)
    : Exception($"Event {sequence} of {stream} is of kind {kind}, which this version does not know.")
{
    public string Stream { get; } = stream;
    public long Sequence { get; } = sequence;
    public string Kind { get; } = kind;
}
