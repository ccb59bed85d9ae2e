namespace Parloir.Journal.Embedded;

/// <summary>The private server cannot run. The message says in one sentence why, and where to look.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
