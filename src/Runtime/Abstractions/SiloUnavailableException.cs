namespace Parloir.Runtime;

/// <summary>The silo that is to serve the call has not started, is stopping, is cut off from its database, or cannot be reached. Try again in a moment.</summary>
public sealed class SiloUnavailableException(string message) : Exception(message);
