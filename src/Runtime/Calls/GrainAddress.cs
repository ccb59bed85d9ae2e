using Parloir.Runtime.Activations;

namespace Parloir.Runtime.Calls;

/// <summary>What a reference needs to find its grain or observer. Made by the runtime, passed on by generated code.</summary>
public readonly struct GrainAddress
{
    internal GrainAddress(GrainRuntime runtime, GrainId id, ICallTarget? target = null)
    {
        Runtime = runtime;
        Id = id;
        Target = target;
    }

    internal GrainRuntime Runtime { get; }
    internal GrainId Id { get; }

    /// <summary>Set for an observer of this process.</summary>
    internal ICallTarget? Target { get; }
}
