using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Parloir.Runtime.Generators;

/// <summary>Reads grain and observer interfaces into models.</summary>
internal static class InterfaceReader
{
    private const string Namespace = "Parloir.Runtime";
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;
    private static readonly SymbolDisplayFormat Annotated =
        Qualified.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Interfaces of the runtime itself that only mark others.</summary>
    private static readonly string[] Markers = ["IAddressable", "IGrain", "IGrainWithStringKey", "IGrainObserver"];

    public static bool IsAddressable(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && !IsMarker(type) && type.AllInterfaces.Any(parent => IsRuntime(parent, "IAddressable"));

    public static bool IsRuntime(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace.ToDisplayString() == Namespace;

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => IsRuntime(attribute.AttributeClass, name));

    public static string Name(ITypeSymbol type) => type.ToDisplayString(Qualified);

    public static InterfaceModel? Read(INamedTypeSymbol type)
    {
        if (!IsAddressable(type)) return null;
        var problems = new List<Problem>();
        if (type.IsGenericType) problems.Add(Problem.At(Rules.Generic, type));
        var methods = type.AllInterfaces.Where(parent => !IsMarker(parent)).Prepend(type)
            .SelectMany(parent => parent.GetMembers())
            .Where(member => member.IsAbstract && !IsAccessor(member))
            .ToList();
        problems.AddRange(methods.SelectMany(Problems));
        var models = problems.Count > 0 ? [] : methods.Cast<IMethodSymbol>().Select(method => Read(method, IsOverloaded(method, methods)));
        var wireName = type.ToDisplayString();
        var identifier = new string(wireName.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_').ToArray());
        return new InterfaceModel(Name(type), wireName, identifier, new(models), new(problems));
    }

    private static bool IsMarker(INamedTypeSymbol type) => Markers.Any(name => IsRuntime(type, name));

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    private static bool IsOverloaded(IMethodSymbol method, List<ISymbol> all) => all.Count(other => other.Name == method.Name) > 1;

    private static IEnumerable<Problem> Problems(ISymbol member)
    {
        if (member is not IMethodSymbol method || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            yield return Problem.At(Rules.NotAMethod, member);
            yield break;
        }
        if (method.IsGenericMethod) yield return Problem.At(Rules.Generic, method);
        if (!IsTask(method.ReturnType)) yield return Problem.At(Rules.ReturnsNoTask, method);
        else if (Attribute(method, "OneWayAttribute") is not null && Result(method) is not null) yield return Problem.At(Rules.OneWayAnswers, method);
        if (method.Parameters.Count(IsToken) > 1) yield return Problem.At(Rules.TwoTokens, method);
    }

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static bool IsToken(IParameterSymbol parameter) => Name(parameter.Type) == "global::System.Threading.CancellationToken";

    private static ITypeSymbol? Result(IMethodSymbol method) => ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();

    private static MethodModel Read(IMethodSymbol method, bool isOverloaded)
    {
        var parameters = method.Parameters.Select(Read).ToList();
        var wireName = isOverloaded ? $"{method.Name}({string.Join(",", method.Parameters.Select(p => p.Type.ToDisplayString()))})" : method.Name;
        var result = Result(method);
        return new MethodModel(
            Name(method.ContainingType), method.Name, wireName, method.ReturnType.ToDisplayString(Annotated),
            result?.ToDisplayString(Annotated), result is null ? null : TypeOf(result), method.ReturnType.Name == "ValueTask",
            Attribute(method, "OneWayAttribute") is not null, Attribute(method, "AlwaysInterleaveAttribute") is not null, new(parameters));
    }

    private static ParameterModel Read(IParameterSymbol parameter)
    {
        var role = IsToken(parameter) ? ParameterRole.CancellationToken
            : parameter.Type is INamedTypeSymbol type && (IsRuntime(type, "IGrainObserver") || type.AllInterfaces.Any(parent => IsRuntime(parent, "IGrainObserver"))) ? ParameterRole.Observer
            : ParameterRole.Argument;
        return new ParameterModel(parameter.Name, parameter.Type.ToDisplayString(Annotated), TypeOf(parameter.Type), role);
    }

    private static string TypeOf(ITypeSymbol type) => Name(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
}
