using Npgsql;

namespace Parloir.Journal;

/// <summary>How the program connects to its database.</summary>
public static class JournalDatabase
{
    /// <summary>The shared connections: statements that come back are prepared by themselves.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "parloir" };
        if (!settings.ContainsKey("Max Auto Prepare"))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (200, 2);
        // A password stays in the connection string because the writers open connections of their own from it.
        settings.PersistSecurityInfo = true;
        return NpgsqlDataSource.Create(settings);
    }

    internal static NpgsqlDataSource ForWriters(string connectionString) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "parloir-writer",
        Pooling = false,
        MaxAutoPrepare = 200,
        AutoPrepareMinUsages = 1,
        Timeout = 5,
        WriteBufferSize = 64 * 1024,
    });

    /// <summary>For heartbeats: they are answered at once or not at all.</summary>
    internal static NpgsqlDataSource ForMembership(string connectionString) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "parloir-membership",
        MaxPoolSize = 4,
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
        Timeout = 2,
        CommandTimeout = 2,
        CancellationTimeout = -1,
        KeepAlive = 2,
    });
}
