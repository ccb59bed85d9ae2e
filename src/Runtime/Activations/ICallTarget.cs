using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Activations;

internal enum Acceptance
{
    Accepted,
    /// <summary>The mailbox has ended: ask the directory for the grain's new one.</summary>
    Closed,
    Full,
}

/// <summary>Where calls to one grain id go on this silo.</summary>
internal interface ICallTarget
{
    Acceptance TryEnqueue(GrainRequest request);
}
