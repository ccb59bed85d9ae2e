namespace Parloir.Runtime;

public enum DeactivationReasonCode : byte
{
    None,
    /// <summary>The silo stops, or the grain's partition moves to another one.</summary>
    ShuttingDown,
    ActivationFailed,
    ActivationIdle,
    ApplicationRequested,
    HighMemoryPressure,
}

public readonly record struct DeactivationReason(DeactivationReasonCode ReasonCode, string Description);
