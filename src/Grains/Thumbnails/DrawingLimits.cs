namespace Parloir.Grains.Thumbnails;

/// <summary>What one picture may cost, and how large what is drawn of it is.</summary>
internal static class DrawingLimits
{
    /// <summary>The longer side of a thumbnail, in pixels: twice the width of the box in which the desk shows it, for dense screens.</summary>
    public const int Edge = 640;

    /// <summary>Of a picture, in bytes. What is larger is shown as it is, when somebody opens it.</summary>
    public const long LargestFile = 20L << 20;

    /// <summary>Of a picture, width times height: those of all usual cameras, and at most about 400 MB while it is drawn.</summary>
    public const int Pixels = 64_000_000;

    /// <summary>How long the process itself tries.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>After which the process is ended, whatever it does.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Pictures that wait for their turn; one more is shown as it is.</summary>
    public const int Waiting = 32;

    /// <summary>How long a process without work is kept.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    /// <summary>Pictures for one process: another one begins with fresh memory.</summary>
    public const int Life = 500;
}
