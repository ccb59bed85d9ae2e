namespace Parloir.Web.Hub;

internal interface IFeed
{
    /// <summary>The subscription has ended.</summary>
    void Leave(Subscription subscription);

    /// <summary>Grains may have moved, or calls of theirs may be lost.</summary>
    void CheckContinuity();
}

internal interface IFeed<TPosition> : IFeed
{
    /// <summary>Pushes what the subscriber misses, and every later change. False: the feed has closed; ask for a new one.</summary>
    Task<bool> TryJoinAsync(Subscription<TPosition> subscription);
}
