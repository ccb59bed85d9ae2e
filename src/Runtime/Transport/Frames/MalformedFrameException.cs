namespace Parloir.Runtime.Transport.Frames;

/// <summary>What came over a connection is not what this protocol says: the connection cannot be trusted any further.</summary>
internal sealed class MalformedFrameException(string message) : Exception(message);
