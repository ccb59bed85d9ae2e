using Parloir.Runtime.Calls;

namespace Parloir.Runtime;

public static class GrainExtensions
{
    /// <summary>The key of a grain, or of the grain that a reference stands for.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key;

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        Grain instance => instance.Required.GrainId,
        _ => throw new ArgumentException($"{grain?.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };

    /// <summary>A reference to this grain that may be given away; the grain object itself may not.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this Grain grain) where TGrainInterface : IAddressable =>
        grain.Required.Factory.GetGrain<TGrainInterface>(grain.Required.GrainId);
}
