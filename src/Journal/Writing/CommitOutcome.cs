namespace Parloir.Journal.Writing;

/// <summary>What became of a transaction with a batch in it.</summary>
internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    public sealed record Committed : CommitOutcome
    {
        public static Committed Instance { get; } = new();
    }

    /// <summary>Rolled back: a key is taken, or a stream has another head than an append expects.</summary>
    public sealed record Collided(Exception Error) : CommitOutcome;

    /// <summary>Rolled back for a reason that may be gone the next time.</summary>
    public sealed record Unlucky(Exception Error) : CommitOutcome;

    /// <summary>Rolled back: the writer's row is gone.</summary>
    public sealed record Fenced(Exception Error) : CommitOutcome;

    /// <summary>Rolled back: something in the batch cannot be written.</summary>
    public sealed record Refused(Exception Error) : CommitOutcome;

    /// <summary>Rolled back, or never begun: the database is away or cannot write now.</summary>
    public sealed record Unavailable(Exception Error) : CommitOutcome;

    /// <summary>The connection broke while committing, and the database did not come back in time to be asked.</summary>
    public sealed record Unknown(Exception Error) : CommitOutcome;

    /// <summary>Of an error that the server answered; with it the transaction is rolled back.</summary>
    public static CommitOutcome Of(Npgsql.PostgresException error) => error switch
    {
        { SqlState: "23505", ConstraintName: "journal_pkey" or "dedupe_pkey" } => new Collided(error),
        { SqlState: Refusal, MessageText: "conflict" } => new Collided(error),
        { SqlState: Refusal, MessageText: "fenced" } => new Fenced(error),
        { SqlState: Refusal or "40001" or "40P01" or "55P03" or "57014" } => new Unlucky(error),
        { SqlState: ['0', '8', ..] or ['5', '3' or '7' or '8', ..] or "25006" } => new Unavailable(error),
        _ => new Refused(error),
    };

    /// <summary>The state that the SQL function <c>journal_refuse</c> raises.</summary>
    private const string Refusal = "PJ001";
}
