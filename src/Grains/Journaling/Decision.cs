namespace Parloir.Grains.Journaling;

/// <summary>What a rule decided: the events that follow, maybe none, or why not.</summary>
internal abstract record Decision<TEvent>
{
    private Decision() { }

    public sealed record Accepted(ImmutableArray<Draft<TEvent>> Events) : Decision<TEvent>;
    public sealed record Rejected(Rejection Reason) : Decision<TEvent>;

    public static Accepted Nothing { get; } = new([]);
}

/// <summary>An event that is decided and not yet written.</summary>
/// <param name="OccurredAt">The provider's time; null for now.</param>
/// <param name="Key">Dedupe key of what caused it; an event with a key that was written before is left out.</param>
/// <param name="Names">Sequence of the earlier event that the key finds; null when it finds this one.</param>
internal readonly record struct Draft<TEvent>(TEvent Event, DateTimeOffset? OccurredAt = null, string? Key = null, long? Names = null);
