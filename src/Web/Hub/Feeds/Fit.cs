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
