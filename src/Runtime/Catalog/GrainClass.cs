namespace Parloir.Runtime.Catalog;

/// <summary>What the runtime knows of a grain class.</summary>
internal sealed record GrainClass(string Type, Type Class, IReadOnlyList<Type> Interfaces, int MaxLocalWorkers, bool IsReentrant, Func<IServiceProvider, Grain> Create)
{
    public bool IsStatelessWorker => MaxLocalWorkers > 0;
}
