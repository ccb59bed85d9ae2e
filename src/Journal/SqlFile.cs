using System.Collections.Concurrent;
using System.Reflection;

namespace Parloir.Journal;

/// <summary>SQL lives in <c>.sql</c> files beside the code that runs it, one query each, embedded in the assembly.</summary>
public static class SqlFile
{
    private static readonly ConcurrentDictionary<(Type Beside, string Name), string> Texts = new();

    /// <summary>The text of <c>{name}.sql</c> in the folder (namespace) of <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such file.</exception>
    public static string Beside<T>(string name) => Beside(typeof(T), name);

    /// <inheritdoc cref="Beside{T}"/>
    public static string Beside(Type type, string name) =>
        Texts.GetOrAdd((type, name), static file => Read(file.Beside.Assembly, $"{file.Beside.Namespace}.{file.Name}.sql"));

    internal static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded file {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
