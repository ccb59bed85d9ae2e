namespace Parloir.Bench.Processes;

/// <summary>Where things lie in the working tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A program as the Release build leaves it.</summary>
    public static string Program(string project, string assembly)
    {
        var path = Path.Combine(Root, project, "bin", "Release", "net10.0", $"{assembly}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built. Run: make bench");
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Engine.sln")))
                return directory.FullName;
        throw new DirectoryNotFoundException("The bench does not lie in the repository.");
    }
}
