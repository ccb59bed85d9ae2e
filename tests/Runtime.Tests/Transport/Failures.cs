using System.Data.Common;
using Parloir.Journal;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Tests.Transport;

internal static class Failures
{
    public static readonly GrainId Grain = GrainId.Create("far", "1");

    public static Exception Of(Failure failure) => failure switch
    {
        Failure.Timeout => new GrainCallTimeoutException(Grain, "Next", TimeSpan.FromSeconds(30), 7, ["a/1.X", "b/2.Y"]),
        Failure.Overloaded => new GrainOverloadedException(Grain, 10),
        Failure.Unavailable => new SiloUnavailableException("elsewhere", mayHaveRun: true),
        Failure.NotOwner => new NotOwnerException(Grain, SiloAddress.Create("there", 1, 2)),
        Failure.Journal => new JournalUnavailableException("The database cannot be reached.", new IOException("gone")),
        Failure.Conflict => new AppendOutcomeUnknownException("It may be written."),
        Failure.Foreign => new LostDatabaseException(),
        Failure.Cancelled => new TaskCanceledException("Stopped."),
        Failure.Unwritable => new InvalidOperationException(new string('x', 20 * 1024 * 1024)),
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>As a database driver has it: of a type that does not cross, and it says of itself that it may pass.</summary>
    private sealed class LostDatabaseException() : DbException("connection reset")
    {
        private readonly string _here = "";

        public LostDatabaseException(Guid neverAProperty) : this() => _here = neverAProperty.ToString();

        public override bool IsTransient => _here.Length == 0;
    }
}
