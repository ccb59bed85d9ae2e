using System.Linq;
using Microsoft.CodeAnalysis;

namespace Parloir.Runtime.Generators;

/// <summary>Reads grain classes into models.</summary>
internal static class ClassReader
{
    private const string Suffix = "Grain";

    public static ClassModel? Read(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsGenericType || !DerivesFromGrain(type)) return null;
        var worker = InterfaceReader.Attribute(type, "StatelessWorkerAttribute");
        return new ClassModel(
            InterfaceReader.Name(type), GrainType(type), worker is null ? 0 : (int)worker.ConstructorArguments[0].Value!,
            InterfaceReader.Attribute(type, "ReentrantAttribute") is not null,
            new(type.AllInterfaces.Where(InterfaceReader.IsAddressable).Select(InterfaceReader.Name)));
    }

    private static bool DerivesFromGrain(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            if (InterfaceReader.IsRuntime(parent, "Grain"))
                return true;
        return false;
    }

    private static string GrainType(INamedTypeSymbol type)
    {
        if (InterfaceReader.Attribute(type, "GrainTypeAttribute") is { } named) return (string)named.ConstructorArguments[0].Value!;
        var name = type.Name.EndsWith(Suffix) && type.Name.Length > Suffix.Length ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
        return name.ToLowerInvariant();
    }
}
