using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Catalog;

/// <summary>What the generator found in one assembly. Written by the generator, read once at start.</summary>
public interface IGrainManifest
{
    void Describe(IGrainManifestReader reader);
}

public interface IGrainManifestReader
{
    /// <param name="create">Makes a reference.</param>
    void Interface<TInterface>(Func<GrainAddress, TInterface> create, params IReadOnlyList<GrainMethod> methods) where TInterface : class, IAddressable;

    /// <param name="maxLocalWorkers">0: not a stateless worker; -1: as many as there are processors.</param>
    void Class<TGrain>(string grainType, int maxLocalWorkers, bool isReentrant, params IReadOnlyList<Type> interfaces) where TGrain : Grain;
}

/// <summary>Names the <see cref="IGrainManifest"/> of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainAssemblyAttribute(Type manifest) : Attribute
{
    public Type Manifest { get; } = manifest;
}
