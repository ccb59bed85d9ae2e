namespace Parloir.Grains.Following;

/// <summary>Runs one follower of the journal for the whole installation. Key: the follower's name.</summary>
internal interface IFollowerGrain : IGrainWithStringKey
{
    /// <summary>There may be something to follow. Calls that come while it follows are one.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Wake();

    /// <summary>Done when all is followed that was committed before the call.</summary>
    Task CatchUp(CancellationToken cancellationToken = default);
}
