namespace Parloir.Grains.Following;

/// <summary>Runs one follower of the journal for the whole installation. Key: the follower's name.</summary>
internal interface IFollowerGrain : IGrainWithStringKey
{
    /// <summary>There may be something to follow.</summary>
    [OneWay]
    Task Wake();
}
