namespace Parloir.Runtime;

/// <summary>The caller does not wait: the call completes when it is queued, and its exception is only logged.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>The call may run between the awaits of another turn of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
