namespace Parloir.Journal;

/// <summary>Section <c>Engine</c> of the configuration, as far as it concerns the database.</summary>
public sealed class JournalOptions
{
    /// <summary>Connection string of a PostgreSQL 15 or newer. Empty (the default): the silo starts a private server in <see cref="DataDirectory"/>.</summary>
    public string Database { get; set; } = "";

    /// <summary>Where the private server keeps its data. Default <c>./data</c>.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Transactions that are written side by side. 1 to 16, default 2.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>Appends that may wait; one more is refused. Default 20,000.</summary>
    public int QueueCapacity { get; set; } = 20_000;

    /// <summary>Appends in one transaction, at most. Default 512.</summary>
    public int MaxBatchAppends { get; set; } = 512;

    /// <summary>A transaction takes no further append beyond this size. Default 4 MB.</summary>
    public long MaxBatchBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long an append waits for a database that went away while committing it, before its outcome is declared unknown. Default 10 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two attempts to reach a database that is away. Default 250 ms.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a starting silo waits for its database. Default 60 s.</summary>
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(60);
}
