using System.Globalization;

namespace Parloir.Journal.Embedded;

/// <summary>The files of the server: made, checked and configured before it starts. Whoever prepares it holds the data directory's lock.</summary>
internal sealed class Cluster(DataLayout layout, PostgresBinaries binaries, Launcher launcher)
{
    private const long LongestLog = 10 * 1024 * 1024;

    public async Task PrepareAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(layout.Cluster))
            await CreateAsync(options, cancellationToken);
        var major = int.Parse(await File.ReadAllTextAsync(layout.VersionFile, cancellationToken), CultureInfo.InvariantCulture);
        if (major != binaries.Major)
            throw new EmbeddedPostgresException(
                $"The data in {layout.Cluster} belong to PostgreSQL {major}, but the programs in {binaries.Directory} are version {binaries.Major}: use version {major}, or move the data with pg_upgrade.");
        await StopOrphanAsync(cancellationToken);
        RotateLog();
        MakePrivate(layout.SocketDirectory);
        var settings = ServerSettings.Write(layout, binaries, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, options.Settings);
        await File.WriteAllTextAsync(Path.Combine(layout.Cluster, ServerSettings.FileName), settings, cancellationToken);
        await GiveAwayAsync(cancellationToken);
    }

    private async Task CreateAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        if (Directory.Exists(layout.UnfinishedCluster))
            Directory.Delete(layout.UnfinishedCluster, recursive: true);
        Directory.CreateDirectory(layout.UnfinishedCluster, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAwayAsync(layout.UnfinishedCluster, cancellationToken);
        string[] locale = binaries.Major >= 17
            ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : ["--locale=C", "--lc-ctype=C.UTF-8"];
        string[] arguments =
        [
            $"--pgdata={layout.UnfinishedCluster}", "--username=parloir", "--auth=trust", "--encoding=UTF8", .. locale, .. options.Ephemeral ? ["--no-sync"] : Array.Empty<string>(),
        ];
        var (exitCode, output) = await launcher.RunAsync(binaries.InitDb, arguments, cancellationToken);
        await File.WriteAllTextAsync(layout.Log, output, cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"PostgreSQL's initdb failed with exit code {exitCode} (see {layout.Log}).");
        await File.AppendAllTextAsync(Path.Combine(layout.UnfinishedCluster, "postgresql.conf"), $"\ninclude = '{ServerSettings.FileName}'\n", cancellationToken);
        Directory.Move(layout.UnfinishedCluster, layout.Cluster);
    }

    /// <summary>A server without a silo: its silo was killed together with its guard. It is stopped, because it may run with other settings.</summary>
    private async Task StopOrphanAsync(CancellationToken cancellationToken)
    {
        var postmaster = new Postmaster(layout);
        if (postmaster.ProcessId is not null)
            await launcher.RunAsync(binaries.PgCtl, ["stop", "--silent", "--wait", "--mode=fast", $"--pgdata={layout.Cluster}"], cancellationToken);
        if (postmaster.ProcessId is { } pid)
            throw new EmbeddedPostgresException($"A PostgreSQL server of an earlier silo (process {pid}) still runs on {layout.Cluster} and does not stop.");
        postmaster.RemoveMisleadingPidFile();
    }

    private void RotateLog()
    {
        if (new FileInfo(layout.Log) is { Exists: true, Length: > LongestLog })
            File.Move(layout.Log, layout.Log + ".1", overwrite: true);
    }

    private static void MakePrivate(string directory)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (new DirectoryInfo(directory).LinkTarget is not null)
            throw new EmbeddedPostgresException($"{directory} is a link where a directory of our own has to be.");
        Directory.CreateDirectory(directory, mine);
        try
        {
            // Only the owner may do this: the directory is not one that somebody else put there.
            File.SetUnixFileMode(directory, mine);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException($"{directory} belongs to somebody else.", e);
        }
    }

    private async Task GiveAwayAsync(CancellationToken cancellationToken)
    {
        if (launcher.Owner is null)
            return;
        await File.AppendAllTextAsync(layout.Log, "", cancellationToken);
        await GiveAwayAsync(layout.Cluster, cancellationToken);
        await GiveAwayAsync(layout.SocketDirectory, cancellationToken);
        await GiveAwayAsync(layout.Log, cancellationToken);
    }

    private async Task GiveAwayAsync(string path, CancellationToken cancellationToken)
    {
        if (launcher.Owner is { } owner)
            await Launcher.Direct.RunAsync("chown", ["-R", owner, path], cancellationToken);
    }
}
