using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Parloir.Runtime.Generators;

namespace Parloir.Runtime.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void Generate_WhenInterfacesUseTheWholeLanguage_Compiles()
    {
        var (compilation, problems) = Generate("""
            public interface IBase : IGrainWithStringKey { Task<string?> Name(string? fallback = null); Task Same(); }
            public interface IOther : IGrainWithStringKey { Task Same(); }
            public interface IWatcher : IGrainObserver { [OneWay] Task Changed(int version); }
            public interface IWide : IBase, IOther
            {
                Task<Dictionary<string, List<int?>>> Generic(IReadOnlyList<(int Id, string? Name)> items, CancellationToken token = default);
                ValueTask<int[]?> Arrays(params byte[][] @params);
                ValueTask Nothing(IWatcher? @event, DayOfWeek day = DayOfWeek.Monday);
                Task Overloaded(int number);
                Task Overloaded(string text);
                Task WithDefaultBody() => Task.CompletedTask;
                [AlwaysInterleave] Task<bool> Interleaved();
            }
            internal sealed class WideGrain : Grain, IWide
            {
                public Task<string?> Name(string? fallback) => Task.FromResult(fallback);
                public Task Same() => Task.CompletedTask;
                public Task<Dictionary<string, List<int?>>> Generic(IReadOnlyList<(int Id, string? Name)> items, CancellationToken token) => throw new NotSupportedException();
                public ValueTask<int[]?> Arrays(byte[][] @params) => default;
                public ValueTask Nothing(IWatcher? @event, DayOfWeek day) => default;
                public Task Overloaded(int number) => Task.CompletedTask;
                public Task Overloaded(string text) => Task.CompletedTask;
                public Task<bool> Interleaved() => Task.FromResult(true);
            }
            """);

        Assert.Empty(problems);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("int Count();", "PGR001")]
    [InlineData("void Tell();", "PGR001")]
    [InlineData("IAsyncEnumerable<int> Stream();", "PGR001")]
    [InlineData("Task<T> Get<T>();", "PGR002")]
    [InlineData("Task<int> Count { get; }", "PGR003")]
    [InlineData("Task Set(ref int value);", "PGR003")]
    [InlineData("[OneWay] Task<int> Tell();", "PGR004")]
    [InlineData("Task Twice(CancellationToken first, CancellationToken second);", "PGR005")]
    public void Generate_WhenAMemberCannotBeCalled_SaysWhy(string member, string rule)
    {
        var (_, problems) = Generate($"public interface IBroken : IGrainWithStringKey {{ {member} }}");

        Assert.Equal([rule], problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Generate_WhenTheInterfaceIsGeneric_SaysWhy()
    {
        var (_, problems) = Generate("public interface IBroken<T> : IGrainWithStringKey { Task<T> Get(); }");

        Assert.Equal(["PGR002"], problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Generate_WhenAnUnrelatedFileChanges_ReusesItsWork()
    {
        var compilation = Compile("public interface IKept : IGrainWithStringKey { Task Do(); }");
        var driver = CSharpGeneratorDriver.Create([new GrainGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(compilation);

        var second = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal sealed class Unrelated;")));

        var outputs = second.GetRunResult().Results.Single().TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Problems) Generate(string source)
    {
        CSharpGeneratorDriver.Create(new GrainGenerator()).RunGeneratorsAndUpdateCompilation(Compile(source), out var compilation, out var problems);
        return (compilation, problems);
    }

    private static CSharpCompilation Compile(string source)
    {
        const string Usings = """
            using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Parloir.Runtime;
            namespace Sample;

            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Grain).Assembly.Location).Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText(Usings + source)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
