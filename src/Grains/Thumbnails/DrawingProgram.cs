using System.Globalization;
using Parloir.Journal;

namespace Parloir.Grains.Thumbnails;

/// <summary>What is started to draw: Node, and the folder from which the script finds its library.</summary>
internal sealed record DrawingProgram(string Node, string Directory, string Script)
{
    private const string Library = "sharp";
    private const string Project = "src/Grains/Thumbnails/npm";

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
        return NpmPackages.Places(Library, Project).FirstOrDefault(System.IO.Directory.Exists) is { } place
            ? (new DrawingProgram(path, Path.GetFullPath(Path.Combine(place, "..", "..")), ReadScript()), null)
            : (null, $"the package {Library} is not installed (npm ci in {Project})");
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
}
