namespace Parloir.Web.Hub.Feeds;

/// <summary>The times that all feeds keep.</summary>
internal static class FeedTimes
{
    /// <summary>Grains forget a watch after two minutes.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(45);

    /// <summary>A feed without subscribers stays this long, so that going back and forth between tabs is cheap.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    /// <summary>For one call: not as long as the runtime would wait, because a screen waits at the other end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(15);
}
