using System.Globalization;

namespace Parloir.Grains.Thumbnails;

/// <summary>What is started to draw: Node, and the folder from which the script finds its library.</summary>
internal sealed record DrawingProgram(string Node, string Directory, string Script)
{
    private const string Library = "sharp";
    private static readonly string[] Projects = ["", "src/Grains/Thumbnails/npm"];

    public IReadOnlyList<string> Arguments =>
    [
        // What Node itself may hold; the pictures are the library's.
        "--max-old-space-size=128", "--input-type=module", "--eval", Script, "--",
        DrawingLimits.Edge.ToString(CultureInfo.InvariantCulture),
        DrawingLimits.Pixels.ToString(CultureInfo.InvariantCulture),
        DrawingLimits.Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Node as it is configured or on the PATH, and the library in <c>node_modules</c> of any directory above the program or the working directory, or in this project's own.</summary>
    /// <returns>Null and what is missing.</returns>
    public static (DrawingProgram? Program, string? Missing) Find(string node)
    {
        if (Located(node) is not { } path) return (null, node.Length == 0 ? "it is switched off" : $"there is no program {node}");
        var directory = Candidates().FirstOrDefault(candidate => System.IO.Directory.Exists(Path.Combine(candidate, "node_modules", Library)));
        return directory is null
            ? (null, $"the package {Library} is not installed (npm ci in src/Grains/Thumbnails/npm)")
            : (new DrawingProgram(path, directory, ReadScript()), null);
    }

    public static string ReadScript()
    {
        using var script = new StreamReader(typeof(DrawingProgram).Assembly.GetManifestResourceStream(typeof(DrawingProgram), "draw.mjs")!);
        return script.ReadToEnd();
    }

    private static string? Located(string program) =>
        program.Length == 0 ? null
        : program.Contains(Path.DirectorySeparatorChar) ? (File.Exists(program) ? Path.GetFullPath(program) : null)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates() =>
        from start in new[] { AppContext.BaseDirectory, System.IO.Directory.GetCurrentDirectory() }
        from above in Above(start)
        from project in Projects
        select Path.Combine(above, project);

    private static IEnumerable<string> Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent) yield return directory.FullName;
    }
}
