using System.Security.Cryptography;
using Npgsql;
using Parloir.Grains.Attachments;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Grains.Tests.Attachments;

/// <summary>What every blob store keeps to, whatever it keeps its contents in.</summary>
public abstract class BlobStoreConformance : IAsyncLifetime
{
    private static readonly WorkspaceId Other = new("other");

    protected ManualTimeProvider Time { get; } = new(Samples.Noon);
    private IBlobStore Store { get; set; } = null!;

    protected abstract Task<IBlobStore> OpenStoreAsync();
    public async Task InitializeAsync() => Store = await OpenStoreAsync();
    public abstract Task DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(1_000_003)]
    public async Task Write_WhenItIsReadBack_IsTheSameUnderItsHash(int size)
    {
        var content = Content(size);
        var blob = await WriteAsync(content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), blob!.Id.Value);
        Assert.Equal(size, blob.Size);
        Assert.Equal(content, await ReadAsync(Samples.Workspace, blob.Id));
    }

    [Fact]
    public async Task Open_WhenAPartIsWanted_SeeksToIt()
    {
        var content = Content(700_000);
        var blob = await WriteAsync(content);
        await using var stream = await Store.OpenAsync(Samples.Workspace, blob!.Id, CancellationToken.None);
        Assert.Equal(content.Length, stream!.Length);
        foreach (var position in new[] { 262_143, 0, 524_288, 699_999 })
        {
            stream.Position = position;
            var part = new byte[Math.Min(10, content.Length - position)];
            await stream.ReadExactlyAsync(part);
            Assert.Equal(content[position..(position + part.Length)], part);
        }
        stream.Position = content.Length;
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Write_WhenItIsTooLong_KeepsNothing()
    {
        Assert.Null(await Store.WriteAsync(Samples.Workspace, new MemoryStream(Content(1001)), 1000, CancellationToken.None));
        Assert.Null(await Store.OpenAsync(Samples.Workspace, new BlobId(Convert.ToHexStringLower(SHA256.HashData(Content(1001)))), CancellationToken.None));
        Assert.NotNull(await Store.WriteAsync(Samples.Workspace, new MemoryStream(Content(1000)), 1000, CancellationToken.None));
    }

    [Fact]
    public async Task Write_WhenTheSenderBreaksOff_KeepsNothingAndCanBeDoneAgain()
    {
        var content = Content(600_000);
        await Assert.ThrowsAsync<IOException>(() => Store.WriteAsync(Samples.Workspace, new BrokenStream(content), long.MaxValue, CancellationToken.None));
        Assert.Null(await Store.OpenAsync(Samples.Workspace, new BlobId(Convert.ToHexStringLower(SHA256.HashData(content))), CancellationToken.None));
        Assert.NotNull(await WriteAsync(content));
    }

    [Fact]
    public async Task Write_WhenManyWriteTheSame_IsKeptOnceAndWhole()
    {
        var content = Content(300_000);
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(content))));
        Assert.Single(written.Distinct());
        Assert.Equal(content, await ReadAsync(Samples.Workspace, written[0]!.Id));
    }

    [Fact]
    public async Task Open_WhenAnotherWorkspaceHasIt_FindsNothing()
    {
        var blob = await WriteAsync(Content(10));
        Assert.Null(await Store.OpenAsync(Other, blob!.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Delete_WhenItWasWrittenAgainSince_LeavesIt()
    {
        var blob = await WriteAsync(Content(10));
        Time.Advance(TimeSpan.FromHours(2));
        var between = Time.GetUtcNow() - TimeSpan.FromHours(1);
        await WriteAsync(Content(10));
        await Store.DeleteAsync(Samples.Workspace, blob!.Id, between, CancellationToken.None);
        Assert.NotNull(await ReadAsync(Samples.Workspace, blob.Id));

        await Store.DeleteAsync(Other, blob.Id, Time.GetUtcNow() + TimeSpan.FromHours(1), CancellationToken.None);
        Assert.NotNull(await ReadAsync(Samples.Workspace, blob.Id));
        await Store.DeleteAsync(Samples.Workspace, blob.Id, Time.GetUtcNow() + TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Null(await ReadAsync(Samples.Workspace, blob.Id));
    }

    private Task<Blob?> WriteAsync(byte[] content) => Store.WriteAsync(Samples.Workspace, new MemoryStream(content), long.MaxValue, CancellationToken.None);

    private async Task<byte[]?> ReadAsync(WorkspaceId workspace, BlobId blob)
    {
        await using var stream = await Store.OpenAsync(workspace, blob, CancellationToken.None);
        if (stream is null) return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }

    private sealed class BrokenStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("The sender is gone.") : await base.ReadAsync(buffer, cancellationToken);
    }
}

public sealed class PostgresBlobStoreTests : BlobStoreConformance
{
    private string _connection = "";
    private NpgsqlDataSource? _database;

    protected override async Task<IBlobStore> OpenStoreAsync()
    {
        _connection = await PostgresServer.CreateDatabaseAsync([MigrationSource.Journal, new("grains", typeof(GrainsSetup).Assembly)]);
        _database = Parloir.Journal.JournalDatabase.Open(_connection);
        return new PostgresBlobStore(_database, Time);
    }

    public override async Task DisposeAsync()
    {
        await _database!.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }
}

public sealed class FolderBlobStoreTests : BlobStoreConformance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parloir-blobs").FullName;

    protected override Task<IBlobStore> OpenStoreAsync() => Task.FromResult<IBlobStore>(new FolderBlobStore(_folder, Time));

    public override Task DisposeAsync()
    {
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "incoming")));
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class MemoryBlobStoreTests : BlobStoreConformance
{
    protected override Task<IBlobStore> OpenStoreAsync() => Task.FromResult<IBlobStore>(new MemoryBlobStore(Time));

    public override Task DisposeAsync() => Task.CompletedTask;
}
