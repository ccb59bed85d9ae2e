namespace Parloir.Runtime.Placement;

/// <summary>A call to another silo has certainly not been made, so it may be made anew, there or elsewhere. <see cref="Exception.InnerException"/> says why.</summary>
public sealed class CallNotMadeException(Exception reason) : Exception(reason.Message, reason)
{
    public Exception Reason { get; } = reason;
}
