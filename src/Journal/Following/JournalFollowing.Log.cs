using Microsoft.Extensions.Logging;

namespace Parloir.Journal.Following;

public sealed partial class JournalFollowing
{
    [LoggerMessage(3401, LogLevel.Warning, "The database was restored from another server: {Follower} follows the journal again from its beginning.")]
    private partial void LogFormerLife(string follower);
}
