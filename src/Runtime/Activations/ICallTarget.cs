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

/// <summary>The same, for a grain of this silo.</summary>
internal interface ILocalTarget : ICallTarget
{
    /// <summary>Nothing waits, runs, begins or ends.</summary>
    bool IsQuiet { get; }

    /// <summary>Serves what waits, ends the activation, and completes when later calls are turned away.</summary>
    Task CloseAsync(DeactivationReason reason);
}
