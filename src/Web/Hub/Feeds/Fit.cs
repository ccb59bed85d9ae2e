using Parloir.Grains.Views;

namespace Parloir.Web.Hub.Feeds;

/// <summary>How a delta fits onto where a subscriber stands.</summary>
internal enum Fit
{
    /// <summary>The subscriber has it.</summary>
    Old,
    Next,
    /// <summary>Something between is missing.</summary>
    Gap,
}

internal static class Fits
{
    /// <summary>Of numbered changes each takes the one before it for granted.</summary>
    public static Fit Of(ViewPosition? position, ViewPosition next)
    {
        if (position is null || position.Epoch != next.Epoch) return Fit.Gap;
        var ahead = next.Sequence - position.Sequence;
        return ahead <= 0 ? Fit.Old : ahead == 1 ? Fit.Next : Fit.Gap;
    }
}
