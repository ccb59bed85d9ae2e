using System.Diagnostics;

namespace Parloir.Journal.Embedded;

/// <summary>A small shell (<c>guard.sh</c>) between the silo and the server: it starts the server when told, and stops it when the silo closes the line or dies.</summary>
internal sealed class ServerGuard : IAsyncDisposable
{
    // Processes of a server that was killed go within moments; until then its shared memory is not free.
    private static readonly TimeSpan LeftoversPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const string LeftoversMessage = "is still in use";

    private readonly DataLayout _layout;
    private readonly TimeProvider _time;
    private readonly Process _shell;

    public ServerGuard(DataLayout layout, PostgresBinaries binaries, Launcher launcher, TimeProvider time, bool removeData)
    {
        (_layout, _time) = (layout, time);
        using var script = new StreamReader(typeof(ServerGuard).Assembly.GetManifestResourceStream(typeof(ServerGuard), "guard.sh")!);
        _shell = launcher.Start("/bin/sh", ["-c", script.ReadToEnd()], new Dictionary<string, string>
        {
            ["PGDATA"] = layout.Cluster,
            ["PARLOIR_PG_CTL"] = binaries.PgCtl,
            ["PARLOIR_LOG"] = layout.Log,
            ["PARLOIR_REMOVE"] = removeData ? layout.Root : "",
        });
    }

    /// <exception cref="EmbeddedPostgresException">The server does not start.</exception>
    public async Task StartServerAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            var logged = new FileInfo(_layout.Log) is { Exists: true } log ? log.Length : 0;
            await _shell.StandardInput.WriteLineAsync("start".AsMemory(), cancellationToken);
            await _shell.StandardInput.FlushAsync(cancellationToken);
            var exitCode = await _shell.StandardOutput.ReadLineAsync(cancellationToken);
            if (exitCode == "0")
                return;
            var said = await ReadLogAsync(logged, cancellationToken);
            if (!said.Contains(LeftoversMessage, StringComparison.Ordinal) || _time.GetElapsedTime(since) > LeftoversPatience)
                throw new EmbeddedPostgresException($"PostgreSQL does not start on {_layout.Cluster}: {Reason(said)} (see {_layout.Log}).");
            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task<string> ReadLogAsync(long from, CancellationToken cancellationToken)
    {
        if (!File.Exists(_layout.Log))
            return "";
        await using var log = new FileStream(_layout.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static string Reason(string log) =>
        log.Split('\n').FirstOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)) is { } fatal
            ? fatal[(fatal.IndexOf("FATAL:", StringComparison.Ordinal) + "FATAL:".Length)..].Trim() : "it gives no reason";
}
