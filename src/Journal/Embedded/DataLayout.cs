using System.Security.Cryptography;
using System.Text;

namespace Parloir.Journal.Embedded;

/// <summary>What lies where in a data directory.</summary>
internal sealed record DataLayout(string Root)
{
    // sockaddr_un holds 104 bytes on macOS and 108 on Linux, with the socket's own name and a closing NUL.
    private const int LongestSocketDirectory = 103 - 17;

    /// <summary>PostgreSQL's own directory (PGDATA).</summary>
    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>Where a cluster is made: it gets its name when it is whole.</summary>
    public string UnfinishedCluster => Path.Combine(Root, "postgres.new");

    public string LockFile => Path.Combine(Root, "silo.lock");

    public string Log => Path.Combine(Root, "postgres.log");

    /// <summary>A copy of the server's programs, where they cannot be reached otherwise.</summary>
    public string Programs => Path.Combine(Root, "programs");

    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Open to our user alone: whoever can enter it may do everything in the database.</summary>
    public string SocketDirectory { get; } = ChooseSocketDirectory(Root);

    public static DataLayout Of(string dataDirectory) => new(Path.GetFullPath(dataDirectory));

    private static string ChooseSocketDirectory(string root)
    {
        var inside = Path.Combine(root, "run");
        if (Encoding.UTF8.GetByteCount(inside) <= LongestSocketDirectory)
            return inside;
        var name = $"parloir-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12]}";
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (runtime is { Length: > 0 and < LongestSocketDirectory - 24 } && Directory.Exists(runtime))
            return Path.Combine(runtime, name);
        // Nobody but root can put something in our way in /run; in /tmp the directory's owner is checked.
        return Path.Combine(Environment.IsPrivilegedProcess && Directory.Exists("/run") ? "/run" : "/tmp", name);
    }
}
