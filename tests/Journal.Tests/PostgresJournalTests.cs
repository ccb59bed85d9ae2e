using Parloir.Testing;

namespace Parloir.Journal.Tests;

public sealed class PostgresJournalTests(PostgresFixture postgres) : JournalConformance, IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly PostgresJournal _journal = Journals.Open(postgres.Database);

    protected override IJournal Journal => _journal;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _journal.DisposeAsync();
}
