using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parloir.Grains.Thumbnails;

/// <summary>
/// Draws pictures in a process of its own (docs/decisions/0052): started for the first, one picture at a time, ended when there is nothing to do, killed and
/// replaced when it dies or takes too long.
/// </summary>
internal sealed partial class Drawer : IDisposable
{
    private readonly TimeProvider clock;
    private readonly ILogger<Drawer> logger;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ITimer idle;
    private DrawingProgram? program;
    private DrawingProcess? process;
    private int waiting;
    private int drawn;
    private bool disposed;

    /// <param name="program">Null: nothing is drawn here.</param>
    public Drawer(DrawingProgram? program, TimeProvider clock, ILogger<Drawer> logger)
    {
        (this.program, this.clock, this.logger) = (program, clock, logger);
        idle = clock.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public static Drawer Open(IServiceProvider services)
    {
        var (program, missing) = DrawingProgram.Find(services.GetRequiredService<IOptions<ThumbnailOptions>>().Value.Node);
        var drawer = new Drawer(program, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Drawer>>());
        if (missing is not null) drawer.LogOff(missing);
        return drawer;
    }

    /// <summary>Nothing is drawn here, as long as this silo lives.</summary>
    public bool IsOff => program is null;

    /// <summary>Of the process that is there; null when there is none.</summary>
    public int? ProcessId => process?.Id;

    /// <param name="open">The picture, of at most <see cref="DrawingLimits.LargestFile"/>; asked for when it is its turn, null when it is gone.</param>
    public async Task<Drawing> DrawAsync(Func<Task<byte[]?>> open)
    {
        if (IsOff) return new Drawing.NotNow();
        if (Interlocked.Increment(ref waiting) > DrawingLimits.Waiting)
        {
            Interlocked.Decrement(ref waiting);
            return new Drawing.NotNow();
        }
        await turn.WaitAsync();
        try
        {
            return await open() is { } picture ? await DrawAsync(picture) : new Drawing.NotNow();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            idle.Change(DrawingLimits.Idle, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    public void Dispose()
    {
        disposed = true;
        idle.Dispose();
        process?.Dispose();
    }

    private async Task<Drawing> DrawAsync(byte[] picture)
    {
        if (program is null || !await StartAsync(program)) return new Drawing.NotNow();
        using var limit = new CancellationTokenSource(DrawingLimits.Limit, clock);
        try
        {
            var drawing = await process!.DrawAsync(picture, limit.Token);
            if (++drawn >= DrawingLimits.Life) End();
            return drawing;
        }
        catch (IOException) when (disposed)
        {
            return new Drawing.NotNow();
        }
        catch (IOException exception)
        {
            LogBroken(limit.IsCancellationRequested ? "it took too long" : process!.Complaint ?? exception.Message);
            End();
            return new Drawing.Broken();
        }
    }

    private async Task<bool> StartAsync(DrawingProgram known)
    {
        if (process is not null) return true;
        using var limit = new CancellationTokenSource(DrawingLimits.Limit, clock);
        try
        {
            (process, drawn) = (await DrawingProcess.StartAsync(known, limit.Token), 0);
            return true;
        }
        catch (IOException exception)
        {
            // A machine that is slow to start it may be quicker the next time; one that cannot start it never can.
            if (!limit.IsCancellationRequested) program = null;
            LogOff(exception.Message);
            return false;
        }
    }

    private void EndIdle()
    {
        if (!turn.Wait(0)) return;
        try
        {
            End();
        }
        finally
        {
            turn.Release();
        }
    }

    private void End()
    {
        process?.Dispose();
        process = null;
    }
}
