using System.Diagnostics;
using System.Globalization;

namespace Parloir.Journal.Embedded;

/// <summary>The server's first process, as its <c>postmaster.pid</c> names it.</summary>
internal sealed class Postmaster(DataLayout layout)
{
    /// <summary>Its process id; null when no server runs on this data directory.</summary>
    public int? ProcessId =>
        ReadPid() is { } pid && IsAlive(pid) && IsOurs(pid) ? pid : null;

    /// <summary>
    /// A pid file may outlive its server by a crash, and its number may be another program's by now, or that of an ended process which nobody has
    /// collected: then PostgreSQL would refuse to start. Otherwise the file stays, because PostgreSQL learns from it whether the killed server's
    /// backends are gone.
    /// </summary>
    public void RemoveMisleadingPidFile()
    {
        if (ReadPid() is { } pid && Directory.Exists($"/proc/{pid}") && ProcessId is null && !AnyoneWorksHere())
            File.Delete(layout.PidFile);
    }

    private bool AnyoneWorksHere() =>
        Directory.EnumerateDirectories("/proc").Any(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var pid) && IsAlive(pid) && IsOurs(pid));

    private int? ReadPid()
    {
        try
        {
            return int.TryParse(File.ReadLines(layout.PidFile).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            // "pid (program) state ..."; a Z has ended and only waits to be collected.
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{pid}/stat") is var status && status.Contains("(postgres)", StringComparison.Ordinal) && !status.Contains("(postgres) Z", StringComparison.Ordinal);
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }

    /// <summary>A postmaster works in its data directory. Where that cannot be seen the pid file is believed.</summary>
    private bool IsOurs(int pid)
    {
        try
        {
            return !OperatingSystem.IsLinux() || new FileInfo($"/proc/{pid}/cwd").ResolveLinkTarget(false)?.FullName == RealPath(layout.Cluster);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string RealPath(string path)
    {
        var target = new DirectoryInfo(path).ResolveLinkTarget(true)?.FullName ?? path;
        return Path.GetDirectoryName(target) is { } parent ? Path.Combine(RealPath(parent), Path.GetFileName(target)) : target;
    }
}
