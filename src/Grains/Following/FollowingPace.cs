using Parloir.Journal.Following;

namespace Parloir.Grains.Following;

/// <summary>How fast a follower goes: what it writes may lag in a burst, what the burst brings may not.</summary>
internal static class FollowingPace
{
    public const int LargestPage = 512;
    public const int SmallestPage = 16;

    /// <summary>A step is to be about so long: others wait for the processor no longer than that.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private const double RestPerWork = 4;
    private const double RestPerWorkWhenStrained = 30;
    private const double RestPerWorkWhenQuiet = 0.5;

    /// <summary>While commits are slow a core belongs to them but for a thirtieth; while there are none nobody waits.</summary>
    public static TimeSpan Rest(TimeSpan worked, JournalLoad load) => worked * load switch
    {
        JournalLoad.Strained => RestPerWorkWhenStrained,
        JournalLoad.Quiet => RestPerWorkWhenQuiet,
        _ => RestPerWork,
    };

    /// <param name="page">What the last page was allowed to have.</param>
    /// <param name="events">What it had.</param>
    public static int NextPage(int page, int events, TimeSpan worked)
    {
        if (worked > Step * 2) return Math.Max(SmallestPage, page / 2);
        return worked < Step / 2 && events >= page / 2 ? Math.Min(LargestPage, page * 2) : page;
    }
}
