using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Catalog;

/// <summary>All grain classes and interfaces of the process. Built once, at start; a clash is found then.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<string, GrainClass> _classes;
    private readonly FrozenDictionary<Type, string> _typeOfInterface;
    private readonly FrozenDictionary<Type, Delegate> _references;
    private readonly FrozenDictionary<(string Interface, string Name), GrainMethod> _methods;

    /// <exception cref="InvalidOperationException">Two classes claim one grain type, or the assembly has no manifest.</exception>
    public GrainCatalog(IEnumerable<Assembly> assemblies)
    {
        var reader = new Reader();
        foreach (var assembly in assemblies.Append(typeof(Grain).Assembly)) reader.Read(assembly);
        _classes = reader.Classes.ToFrozenDictionary();
        _references = reader.References.ToFrozenDictionary();
        _methods = reader.Methods.ToFrozenDictionary();
        _typeOfInterface = reader.Classes.Values
            .SelectMany(grainClass => grainClass.Interfaces.Select(type => (type, grainClass.Type)))
            .GroupBy(pair => pair.type, pair => pair.Type)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.Single());
    }

    public GrainClass ClassOf(GrainId id) =>
        _classes.GetValueOrDefault(id.Type) ?? throw new ArgumentException($"No registered grain class has the type '{id.Type}' of {id}.", nameof(id));

    /// <summary>The grain type that implements an interface.</summary>
    public string TypeOf(Type grainInterface) =>
        _typeOfInterface.GetValueOrDefault(grainInterface)
        ?? throw new ArgumentException($"{grainInterface} is implemented by none, or by several, of the registered grain classes.", nameof(grainInterface));

    public TInterface Refer<TInterface>(GrainAddress address) =>
        _references.TryGetValue(typeof(TInterface), out var create)
            ? ((Func<GrainAddress, TInterface>)create)(address)
            : throw new ArgumentException($"{typeof(TInterface)} is not a grain interface of a registered assembly.");

    /// <summary>Of all interfaces.</summary>
    public IReadOnlyCollection<GrainMethod> Methods => _methods.Values;

    public GrainMethod Method(string grainInterface, string name) =>
        _methods.GetValueOrDefault((grainInterface, name)) ?? throw new MissingMethodException(grainInterface, name);

    private sealed class Reader : IGrainManifestReader
    {
        private readonly HashSet<Assembly> _read = [];

        public Dictionary<string, GrainClass> Classes { get; } = [];
        public Dictionary<Type, Delegate> References { get; } = [];
        public Dictionary<(string, string), GrainMethod> Methods { get; } = [];

        public void Read(Assembly assembly)
        {
            if (!_read.Add(assembly)) return;
            var named = assembly.GetCustomAttribute<GrainAssemblyAttribute>()
                ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no grains: the generator has not run in it.");
            ((IGrainManifest)Activator.CreateInstance(named.Manifest, nonPublic: true)!).Describe(this);
        }

        public void Interface<TInterface>(Func<GrainAddress, TInterface> create, IReadOnlyList<GrainMethod> methods)
            where TInterface : class, IAddressable
        {
            References[typeof(TInterface)] = create;
            foreach (var method in methods) Methods[(method.Interface, method.Name)] = method;
        }

        public void Class<TGrain>(string grainType, int maxLocalWorkers, bool isReentrant, IReadOnlyList<Type> interfaces) where TGrain : Grain
        {
            var factory = ActivatorUtilities.CreateFactory<TGrain>([]);
            var workers = maxLocalWorkers < 0 ? Environment.ProcessorCount : maxLocalWorkers;
            var grainClass = new GrainClass(grainType, typeof(TGrain), interfaces, workers, isReentrant, services => factory(services, []));
            if (!Classes.TryAdd(grainType, grainClass))
                throw new InvalidOperationException($"{Classes[grainType].Class} and {typeof(TGrain)} both have the grain type '{grainType}'.");
            foreach (var grainInterface in interfaces) Read(grainInterface.Assembly);
        }
    }
}
