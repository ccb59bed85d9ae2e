namespace Parloir.Journal;

/// <summary>Where programs lie that come from npm.</summary>
public static class NpmPackages
{
    /// <summary>The folders that a package may have, the nearest first: in <c>node_modules</c> of any directory above the program or the working directory, or of these projects there.</summary>
    /// <param name="projects">Paths from such a directory on.</param>
    public static IEnumerable<string> Places(string package, params string[] projects) =>
        from start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
        from above in Above(start)
        from project in projects.Prepend("")
        select Path.Combine(above, project, "node_modules", package);

    private static IEnumerable<string> Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            yield return directory.FullName;
    }
}
