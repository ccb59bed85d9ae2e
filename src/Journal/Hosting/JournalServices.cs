using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Parloir.Journal.Embedded;
using Parloir.Journal.Following;
using Parloir.Journal.Membership;
using Parloir.Journal.Migrations;
using Parloir.Journal.Reminders;
using Parloir.Journal.Writing;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Reminders;

namespace Parloir.Journal.Hosting;

public static class JournalServices
{
    /// <summary>
    /// The journal, the reminder table, the membership table (used by <c>AddClusterMembership</c>), the shared <see cref="NpgsqlDataSource"/>, the migrations and the health check <c>database</c> (tag <c>ready</c>). The database is
    /// started, if it is the embedded one, and migrated before any hosted service starts, and stopped after all of them have.
    /// </summary>
    public static IServiceCollection AddJournal(this IServiceCollection services, Action<JournalOptions> configure)
    {
        services.AddOptions<JournalOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JournalOptions>, JournalOptionsValidation>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<JournalOptions>>().Value);
        services.AddSingleton(provider => JournalDatabase.Open(ConnectionString(provider.GetRequiredService<JournalOptions>())));
        services.Insert(0, ServiceDescriptor.Singleton(MigrationSource.Journal));
        services.AddSingleton<Migrator>();
        services.AddSingleton<JournalInstruments>();
        services.AddSingleton<JournalPulse>();
        services.AddSingleton<FollowingInstruments>();
        services.AddSingleton<JournalFollowing>();
        services.AddSingleton<SiloFence>();
        services.AddSingleton<IMembershipTable, PostgresMembershipTable>();
        services.AddSingleton<PostgresJournal>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<PostgresJournal>());
        services.AddSingleton<IReminderTable, PostgresReminderTable>();
        services.AddHostedService<DatabaseLifetime>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["ready"]);
        return services;
    }

    /// <summary>Applies the assembly's <c>Migrations/*.sql</c> after those registered before.</summary>
    /// <param name="name">See <see cref="MigrationSource.Name"/>.</param>
    public static IServiceCollection AddMigrations(this IServiceCollection services, string name, Assembly assembly) =>
        services.AddSingleton(new MigrationSource(name, assembly));

    private static string ConnectionString(JournalOptions options) =>
        options.Database.Length > 0 ? options.Database : EmbeddedPostgres.ConnectionStringFor(options.DataDirectory);
}
