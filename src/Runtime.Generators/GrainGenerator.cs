using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parloir.Runtime.Generators;

/// <summary>
/// Writes, for every grain and observer interface of the assembly, a typed reference with one request class for each method; and one manifest,
/// named by an assembly attribute, with those and the grain classes of the assembly.
/// </summary>
[Generator]
public sealed class GrainGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
                static (syntax, token) => InterfaceReader.Read((INamedTypeSymbol)syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, token)!))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        var classes = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (syntax, token) => ClassReader.Read((INamedTypeSymbol)syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, token)!))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        context.RegisterSourceOutput(interfaces, static (output, model) =>
        {
            foreach (var problem in model.Problems) output.ReportDiagnostic(problem.ToDiagnostic());
            if (model.Problems.Count == 0) output.AddSource($"{model.Identifier}.g.cs", ReferenceWriter.Write(model));
        });

        context.RegisterSourceOutput(interfaces.Collect().Combine(classes.Collect()), static (output, found) =>
        {
            var sound = found.Left.Where(model => model.Problems.Count == 0).Distinct().ToList();
            if (sound.Count > 0 || found.Right.Length > 0)
                output.AddSource("GrainManifest.g.cs", ManifestWriter.Write(sound, found.Right.Distinct().ToList()));
        });
    }
}
