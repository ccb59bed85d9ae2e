using System.Reflection;
using System.Text.Json.Serialization;
using Parloir.Grains;

namespace Parloir.Web.Tests.World;

/// <summary>One of each case of the closed union, made from its declaration: a new case is tested without anybody thinking of it.</summary>
internal static class RejectionCases
{
    public static IEnumerable<Rejection> All() =>
        from derived in typeof(Rejection).GetCustomAttributes<JsonDerivedTypeAttribute>()
        let constructor = derived.DerivedType.GetConstructors().Single()
        select (Rejection)constructor.Invoke([.. constructor.GetParameters().Select(ArgumentFor)]);

    private static object? ArgumentFor(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(int) => 7,
        var type when type == typeof(long) => 7L,
        var type when type == typeof(string) => "Bruno",
        var type when type == typeof(AgentId) => new AgentId("bruno"),
        var type when type == typeof(DateTimeOffset?) => DateTimeOffset.UnixEpoch,
        var type => throw new NotSupportedException($"{parameter.Name}: {type}"),
    };
}
