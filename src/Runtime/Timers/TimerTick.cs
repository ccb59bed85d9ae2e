using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Timers;

/// <summary>One tick as a turn of the grain that set the timer.</summary>
internal sealed class TimerTick(GrainTimer timer) : VoidRequest
{
    private static readonly GrainMethod TimerMethod = new(
        nameof(GrainTimer), "timer", [], null, OneWay: true, AlwaysInterleave: false, (_, _) => throw new NotSupportedException());

    public override GrainMethod Method => TimerMethod;
    public override IReadOnlyList<object?> Arguments => [];
    internal override bool IsUnbounded => true;
    internal override bool Interleaves => timer.Options.Interleave;
    internal override bool KeepsActive => timer.Options.KeepAlive;

    protected override Task Invoke(object target) => timer.TickAsync();

    protected override void Recycle()
    {
        // Made for one tick.
    }
}
