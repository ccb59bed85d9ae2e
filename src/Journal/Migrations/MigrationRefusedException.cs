namespace Parloir.Journal.Migrations;

/// <summary>The database is not one that this program may change. The message says in one sentence what to do.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);
