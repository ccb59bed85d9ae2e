using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <summary>A file that the provider keeps, without its bytes.</summary>
internal sealed record KeptMedia(string Id, string MimeType, string? FileName, string Sha256, long Size);

internal sealed class SandboxMedia(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<KeptMedia> AddAsync(string account, string mimeType, string? fileName, byte[] data, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Meta's ids of media are numbers of sixteen digits or so.
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds()}{RandomNumberGenerator.GetInt32(1000):000}");
        var media = new KeptMedia(id, mimeType, fileName, Convert.ToHexStringLower(SHA256.HashData(data)), data.Length);
        await using var command = Command("media-add", media.Id, account, media.MimeType);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)fileName ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = media.Sha256 });
        command.Parameters.Add(new NpgsqlParameter { Value = data });
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return media;
    }

    public async Task<KeptMedia?> FindAsync(string account, string id, CancellationToken cancellationToken)
    {
        await using var command = Command("media-find", id, account);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new KeptMedia(id, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2), reader.GetInt64(3))
            : null;
    }

    public async Task<byte[]?> DataAsync(string account, string id, CancellationToken cancellationToken)
    {
        await using var command = Command("media-data", id, account);
        return await command.ExecuteScalarAsync(cancellationToken) as byte[];
    }

    private NpgsqlCommand Command(string query, params object[] values)
    {
        var command = database.CreateCommand(SqlFile.Beside<SandboxMedia>(query));
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
