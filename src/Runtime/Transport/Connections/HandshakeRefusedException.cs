namespace Parloir.Runtime.Transport.Connections;

/// <summary>The two ends do not come together. The message says why in one sentence; the other end is told the same.</summary>
internal sealed class HandshakeRefusedException(string message) : Exception(message);
