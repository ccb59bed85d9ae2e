using Npgsql;

namespace Parloir.Journal;

/// <summary>How the program connects to its database.</summary>
public static class JournalDatabase
{
    private const string PlanAnew = "set plan_cache_mode = force_custom_plan";

    /// <summary>
    /// The shared connections: statements that come back are prepared by themselves, and planned anew each time, since a plan that was made for an empty table would be
    /// kept. Nobody leaves a setting or a lock behind, so none is taken back each time: that costs more than most reads.
    /// </summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "parloir", NoResetOnClose = true };
        // It "contains" whatever it knows: only this says what was given.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (200, 2);
        // A password stays in the connection string because the writers open connections of their own from it.
        settings.PersistSecurityInfo = true;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(PlanAnew, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(PlanAnew, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
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
