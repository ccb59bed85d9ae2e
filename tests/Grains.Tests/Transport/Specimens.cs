using System.Reflection;

namespace Parloir.Grains.Tests.Transport;

/// <summary>Makes values of any contract type from a seed: every case of a closed type, parts that are there and parts that are not.</summary>
internal sealed class Specimens(Random random, Func<Type, object> refer)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly string[] Texts = ["a", "ça va ? 👋", "\"quoted\" \\ \u0000 \u2028", new('x', 300)];

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(3) == 0 ? null : Of(inner);
        if (type == typeof(string)) return Texts[random.Next(Texts.Length)];
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return random.Next(int.MinValue, int.MaxValue);
        if (type == typeof(long)) return random.NextInt64(long.MinValue, long.MaxValue);
        if (type == typeof(double)) return random.NextDouble() * 1e9;
        if (type == typeof(Guid)) return new Guid(Bytes(16));
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(random.NextInt64(0, TimeSpan.TicksPerDay * 1000));
        if (type == typeof(DateTimeOffset)) return Samples.Noon.AddTicks(random.NextInt64(0, TimeSpan.TicksPerDay * 1000)).ToOffset(TimeSpan.FromHours(random.Next(-12, 13)));
        if (type == typeof(byte[])) return Bytes(random.Next(100));
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>(Bytes(random.Next(100)));
        if (type.IsEnum) return Enum.GetValues(type) is var cases ? cases.GetValue(random.Next(cases.Length)) : null;
        if (type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)) return refer(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return ArrayOf(type.GetGenericArguments()[0], type);
        return type.IsAbstract ? CaseOf(type) : Record(type);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private object ArrayOf(Type item, Type type)
    {
        if (random.Next(6) == 0) return Activator.CreateInstance(type)!;
        var items = Array.CreateInstance(item, random.Next(4));
        for (var i = 0; i < items.Length; i++) items.SetValue(Of(item), i);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create)
                && method.GetParameters() is [{ ParameterType.IsArray: true }] && method.IsGenericMethod)
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    /// <summary>From the types that there are, not from those that the serializer was told of.</summary>
    private object? CaseOf(Type type)
    {
        var cases = type.Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type) && !candidate.IsAbstract).ToArray();
        return Of(cases[random.Next(cases.Length)]);
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            Nullability.Create(parameter).ReadState == NullabilityState.Nullable && random.Next(3) == 0 ? null : Of(parameter.ParameterType))]);
    }
}
