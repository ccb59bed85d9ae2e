using System.Globalization;

namespace Parloir.Journal.Embedded;

/// <summary>The server's configuration, written anew at each start; <c>postgresql.conf</c> includes it.</summary>
internal static class ServerSettings
{
    public const string FileName = "parloir.conf";
    private const long LeastBuffers = 128;
    private const long MostBuffers = 1024;
    private const int ShareOfMemory = 16;

    /// <param name="memory">What this machine has for us, in bytes.</param>
    public static string Write(DataLayout layout, PostgresBinaries binaries, long memory, IReadOnlyDictionary<string, string> changes)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "",
            ["port"] = "5432",
            ["unix_socket_directories"] = $"\"{layout.SocketDirectory}\"",
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["shared_buffers"] = string.Create(CultureInfo.InvariantCulture, $"{BuffersFor(memory)}MB"),
            ["synchronous_commit"] = "on",
            ["fsync"] = "on",
            ["min_wal_size"] = "256MB",
            ["max_wal_size"] = "2GB",
            ["checkpoint_timeout"] = "15min",
            ["random_page_cost"] = "1.1",
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["log_min_messages"] = "warning",
            // Collisions of appends are answered to their callers; their statements are no news.
            ["log_min_error_statement"] = "panic",
            ["max_wal_senders"] = "0",
            ["wal_level"] = "minimal",
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        return string.Concat(settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'\n"));
    }

    /// <summary>Pages that the server keeps, in MB: what it must fetch from the system's own cache costs a search half of its time. They are taken as they are used.</summary>
    public static long BuffersFor(long memory) => Math.Clamp(memory / ShareOfMemory / (1024 * 1024), LeastBuffers, MostBuffers);
}
