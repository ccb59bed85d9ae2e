using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;

namespace Parloir.Grains.Thumbnails;

/// <summary>
/// One life of the program that draws: a process without the silo's environment, that is told pictures one at a time and is killed rather than argued with.
/// <c>draw.mjs</c> tells the frames.
/// </summary>
internal sealed class DrawingProcess : IDisposable
{
    private const int LongestAnswer = 4 << 20;
    private const int HeadLength = 5;
    private const byte Ready = 0, Drawn = 1, Unreadable = 2, Late = 3;

    private readonly Process process;
    private string? complaint;

    private DrawingProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => complaint ??= string.IsNullOrWhiteSpace(line.Data) ? null : line.Data;
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>The first line that it wrote to its standard error; null when it wrote none.</summary>
    public string? Complaint => complaint;

    /// <summary>Done when it can draw.</summary>
    /// <param name="limit">Cancelled: it is killed.</param>
    /// <exception cref="IOException">It ended instead, or cannot be started.</exception>
    public static async Task<DrawingProcess> StartAsync(DrawingProgram program, CancellationToken limit)
    {
        var start = new ProcessStartInfo(program.Node, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Directory,
        };
        // Connection strings and secrets stand there.
        start.Environment.Clear();
        DrawingProcess started;
        try
        {
            started = new DrawingProcess(Process.Start(start)!);
        }
        catch (Win32Exception exception)
        {
            throw new IOException(exception.Message, exception);
        }
        try
        {
            await using var kill = limit.Register(started.Kill);
            var (kind, _) = await started.ReadAsync();
            return kind == Ready ? started : throw new IOException($"It began with an answer of the kind {kind}.");
        }
        catch (IOException exception)
        {
            started.Dispose();
            throw new IOException(started.Complaint ?? exception.Message, exception);
        }
    }

    /// <param name="limit">Cancelled: the process is killed.</param>
    /// <exception cref="IOException">The process has ended, or answers nonsense; it is of no more use.</exception>
    public async Task<Drawing> DrawAsync(ReadOnlyMemory<byte> picture, CancellationToken limit)
    {
        // A process that hangs reads nothing either, and a write to its pipe cannot be cancelled: killed, it breaks both.
        await using var kill = limit.Register(Kill);
        var input = process.StandardInput.BaseStream;
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)picture.Length);
        await input.WriteAsync(length, CancellationToken.None);
        await input.WriteAsync(picture, CancellationToken.None);
        await input.FlushAsync(CancellationToken.None);
        var (kind, answer) = await ReadAsync();
        return kind switch
        {
            Drawn => new Drawing.Drawn(answer),
            Unreadable => new Drawing.Unreadable(System.Text.Encoding.UTF8.GetString(answer)),
            Late => new Drawing.Broken(),
            _ => throw new IOException($"It gave an answer of the kind {kind}."),
        };
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task<(byte Kind, byte[] Answer)> ReadAsync()
    {
        var output = process.StandardOutput.BaseStream;
        var head = new byte[HeadLength];
        await output.ReadExactlyAsync(head, CancellationToken.None);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (length > LongestAnswer) throw new IOException($"It announced an answer of {length} bytes.");
        var answer = new byte[length];
        await output.ReadExactlyAsync(answer, CancellationToken.None);
        return (head[^1], answer);
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
