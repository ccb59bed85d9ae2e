namespace Parloir.Channels.Tests;

/// <summary>Real payloads kept beside the project, in <c>../shared/samples</c>: data of others, never part of it. Absent, there are none.</summary>
internal static class Samples
{
    public static readonly string? Root = Find();

    public static IEnumerable<string> Files(string folder) =>
        Root is null || !Directory.Exists(Path.Combine(Root, folder))
            ? []
            : Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var samples = Path.Combine(directory.FullName, "shared", "samples");
            if (Directory.Exists(samples))
                return samples;
        }
        return null;
    }
}
