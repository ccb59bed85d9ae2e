namespace Parloir.Runtime;

/// <summary>The caller does not wait: the call completes when it is queued, and its exception is only logged.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>The call may run between the awaits of another turn of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>Every call of the grain may run between the awaits of the others. Still one thread at a time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>The grain has no identity worth keeping: each silo runs up to <paramref name="maxLocalWorkers"/> activations of one id.</summary>
/// <param name="maxLocalWorkers">-1: as many as there are processors.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers = -1) : Attribute
{
    public int MaxLocalWorkers { get; } = maxLocalWorkers;
}

/// <summary>The type part of the ids of this grain class, in place of its name. It is stored with reminders: keep it when the class is renamed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    public string GrainType { get; } = grainType;
}
