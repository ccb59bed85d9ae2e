using Npgsql;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <summary>What the phones show.</summary>
internal sealed class SandboxReads(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<SandboxPhone>> PhonesAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("phones-list");
        return await PhonesAsync(command, cancellationToken);
    }

    public async Task<SandboxPhone?> PhoneAsync(string phone, CancellationToken cancellationToken)
    {
        await using var command = Command("phone-find", phone);
        return await PhonesAsync(command, cancellationToken) is [var found] ? found : null;
    }

    /// <returns>False when the phone is there already.</returns>
    public async Task<bool> AddPhoneAsync(SandboxPhone phone, CancellationToken cancellationToken)
    {
        await using var command = Command("phone-add", phone.Phone, phone.Name);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The newest 500, oldest first. The revision is read first: what comes in between is shown twice rather than not at all.</summary>
    public async Task<(long Revision, IReadOnlyList<SandboxMessage> Messages)> ThreadAsync(ThreadKey thread, CancellationToken cancellationToken)
    {
        var revision = await RevisionAsync(thread, cancellationToken);
        await using var command = Command("messages-newest", thread.Account, thread.Phone);
        return (revision, await MessageRows.ReadAsync(command, cancellationToken));
    }

    public async Task<long> RevisionAsync(ThreadKey thread, CancellationToken cancellationToken)
    {
        await using var command = Command("thread-revision", thread.Account, thread.Phone);
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    public async Task<IReadOnlyList<SandboxMessage>> SinceAsync(ThreadKey thread, long revision, CancellationToken cancellationToken)
    {
        await using var command = Command("messages-since", thread.Account, thread.Phone, revision);
        return await MessageRows.ReadAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<SandboxPhone>> PhonesAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var phones = new List<SandboxPhone>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            phones.Add(new SandboxPhone(reader.GetString(0), reader.GetString(1)));
        return phones;
    }

    private NpgsqlCommand Command(string query, params object[] values)
    {
        var command = database.CreateCommand(SqlFile.Beside<SandboxReads>(query));
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
