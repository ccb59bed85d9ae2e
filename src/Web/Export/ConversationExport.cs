using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>Writes one conversation to a stream while it is read: whatever its length, a page of it is in memory.</summary>
internal sealed class ConversationExport(IConversationQueries conversations, IBlobStore blobs, TimeProvider time)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>The files that its messages have.</returns>
    public async Task<List<(long Sequence, StoredFile File)>> WriteAsync(
        Stream stream, WorkspaceId workspace, ConversationView conversation, ExportOptions options, CancellationToken cancellationToken)
    {
        var files = new List<(long, StoredFile)>();
        await using var writer = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        var transcript = options.Format.Open(writer, options);
        await transcript.BeginAsync(conversation, time.GetUtcNow());
        var quotes = new Quotes(conversations, workspace, conversation.Id);
        await foreach (var item in TranscriptItems.ReadAsync(conversations, workspace, conversation.Id, options.WithInternal, cancellationToken))
        {
            await transcript.WriteAsync(item, await quotes.OfAsync(item, cancellationToken));
            if (Transcript.FileOf(item) is { } file) files.Add((item.Sequence, file));
        }
        await transcript.EndAsync();
        return files;
    }

    /// <summary>The same with the files, as a zip archive.</summary>
    public async Task WriteArchiveAsync(
        Stream stream, WorkspaceId workspace, ConversationView conversation, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var output = new AsyncOnlyStream(stream);
        await using (var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Utf8, cancellationToken))
            await FillAsync(archive, "", workspace, conversation, options, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Several conversations in one zip archive, each in a folder of its own. What is cut short has no directory at its end, and no program opens it.</summary>
    public async Task WriteManyAsync(
        Stream stream, WorkspaceId workspace, IReadOnlyList<ConversationView> chosen, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var output = new AsyncOnlyStream(stream);
        await using (var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Utf8, cancellationToken))
        {
            foreach (var conversation in chosen)
            {
                var folder = string.Create(CultureInfo.InvariantCulture, $"conversation-{conversation.DisplayNumber}/");
                try
                {
                    await FillAsync(archive, folder, workspace, conversation, options, cancellationToken);
                }
                catch (ConversationGoneException)
                {
                    await using var entry = await archive.CreateEntry($"{folder}deleted.txt").OpenAsync(cancellationToken);
                    await entry.WriteAsync(Utf8.GetBytes(options.Words.Deleted), cancellationToken);
                }
            }
        }
        await output.FlushAsync(cancellationToken);
    }

    private async Task FillAsync(
        ZipArchive archive, string folder, WorkspaceId workspace, ConversationView conversation, ExportOptions options, CancellationToken cancellationToken)
    {
        List<(long, StoredFile)> files;
        await using (var entry = await archive.CreateEntry($"{folder}conversation.{options.Format.Extension}").OpenAsync(cancellationToken))
            files = await WriteAsync(entry, workspace, conversation, options, cancellationToken);
        if (!options.WithFiles) return;
        foreach (var (sequence, file) in files)
        {
            // Most files are compressed already.
            await using var content = await blobs.OpenAsync(workspace, file.Checksum, cancellationToken);
            if (content is null) continue;
            await using var entry = await archive.CreateEntry(folder + Transcript.PathOf(sequence, file), CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await content.CopyToAsync(entry, cancellationToken);
        }
    }
}
