namespace Parloir.Journal.Following;

/// <summary>How much this process commits just now.</summary>
public enum JournalLoad
{
    /// <summary>Nothing.</summary>
    Quiet,
    Steady,
    /// <summary>Commits wait for each other.</summary>
    Strained,
}
