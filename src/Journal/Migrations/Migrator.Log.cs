using Microsoft.Extensions.Logging;

namespace Parloir.Journal.Migrations;

public sealed partial class Migrator
{
    [LoggerMessage(3001, LogLevel.Information, "Applied the migration {Source}/{Migration}")]
    private partial void LogApplied(string source, string migration);
}
