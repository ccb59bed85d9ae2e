namespace Parloir.Grains.Views;

/// <summary>What a filter lets through: one of these values. They stand in one order and each of them once, so that filters that mean the same are equal.</summary>
public sealed record OneOf<T> where T : notnull
{
    public OneOf(params IEnumerable<T> values) => Values = [.. values.Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal)];

    public ImmutableArray<T> Values { get; }

    public static implicit operator OneOf<T>(T value) => new(value);

    public bool Equals(OneOf<T>? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Values.Length, HashCode.Combine);
}
