namespace Parloir.Runtime.Activations;

/// <summary>Whether idle activations should go early. Asked once for each sweep.</summary>
internal interface IMemoryPressure
{
    bool IsHigh { get; }
}

/// <summary>As the garbage collector saw it last: the load of the machine, or of the container, is above its threshold.</summary>
internal sealed class CollectorMemoryPressure : IMemoryPressure
{
    public bool IsHigh => GC.GetGCMemoryInfo() is { HighMemoryLoadThresholdBytes: > 0 } memory && memory.MemoryLoadBytes >= memory.HighMemoryLoadThresholdBytes;
}
