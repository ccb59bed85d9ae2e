using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Journal.Following;
using Parloir.Journal.Membership;
using Parloir.Journal.Writing;

namespace Parloir.Journal.Tests;

internal static class Journals
{
    public static PostgresJournal Open(NpgsqlDataSource database, JournalOptions? options = null, SiloFence? fence = null) =>
        new(database, fence ?? new SiloFence(), options ?? new JournalOptions(), new JournalInstruments(new Meters()), new JournalPulse(TimeProvider.System), TimeProvider.System, NullLogger<PostgresJournal>.Instance);

    public static JournalFollowing Follow(NpgsqlDataSource database, TimeProvider time) =>
        new(database, new FollowingInstruments(new Meters(), time), time, NullLogger<JournalFollowing>.Instance);

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}
