using System.Reflection;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>
/// How an exception of one type is made anew: by the constructor whose parameters its message and its properties can fill. A parameter is filled by the
/// property of its name and type; <c>message</c> by the message; an inner exception stays behind.
/// </summary>
internal sealed class ExceptionShape
{
    private readonly ConstructorInfo _constructor;
    private readonly PropertyInfo?[] _sources;

    private ExceptionShape(ConstructorInfo constructor, PropertyInfo?[] sources)
    {
        _constructor = constructor;
        _sources = sources;
        Types = [.. sources.Select((source, i) => source is null ? typeof(object) : constructor.GetParameters()[i].ParameterType)];
    }

    /// <summary>What crosses, by parameter; <see cref="object"/> for an inner exception, which is null.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>Null when no constructor can be filled.</summary>
    public static ExceptionShape? Of(Type type) => type.GetConstructors()
        .OrderByDescending(constructor => constructor.GetParameters().Length)
        .Select(constructor => (Constructor: constructor, Sources: SourcesOf(type, constructor)))
        .Where(candidate => candidate.Sources is not null)
        .Select(candidate => new ExceptionShape(candidate.Constructor, candidate.Sources!))
        .FirstOrDefault();

    public IReadOnlyList<object?> Take(Exception exception) => [.. _sources.Select(source => source?.GetValue(exception))];

    public Exception Make(object?[] members) => (Exception)_constructor.Invoke(members);

    private static PropertyInfo?[]? SourcesOf(Type type, ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        if (parameters.Length == 0) return null;
        var sources = new PropertyInfo?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (typeof(Exception).IsAssignableFrom(parameters[i].ParameterType)) continue;
            sources[i] = type.GetProperty(parameters[i].Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (sources[i]?.PropertyType != parameters[i].ParameterType) return null;
        }
        return sources;
    }
}
