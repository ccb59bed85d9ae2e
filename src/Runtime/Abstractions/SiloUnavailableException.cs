namespace Parloir.Runtime;

/// <summary>This silo has not started, or is stopping. The call had no effect.</summary>
public sealed class SiloUnavailableException(string message) : Exception(message);
