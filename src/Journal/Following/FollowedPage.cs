namespace Parloir.Journal.Following;

/// <param name="Events">How many events it had: none when there was nothing to follow.</param>
/// <param name="Took">Without what was waited for another follower.</param>
public readonly record struct FollowedPage(int Events, TimeSpan Took);
