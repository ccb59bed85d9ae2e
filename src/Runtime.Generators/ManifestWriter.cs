using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Parloir.Runtime.Generators;

/// <summary>What the runtime reads at start instead of scanning the assembly.</summary>
internal static class ManifestWriter
{
    private const string Catalog = "global::Parloir.Runtime.Catalog";

    public static string Write(IReadOnlyList<InterfaceModel> interfaces, IReadOnlyList<ClassModel> classes)
    {
        var source = new StringBuilder(ReferenceWriter.Header);
        source.AppendLine($"[assembly: {Catalog}.GrainAssembly(typeof(Parloir.Runtime.Generated.GrainManifest))]");
        source.AppendLine("namespace Parloir.Runtime.Generated;");
        source.AppendLine();
        source.AppendLine($"file sealed class GrainManifest : {Catalog}.IGrainManifest");
        source.AppendLine("{");
        source.AppendLine($"    public void Describe({Catalog}.IGrainManifestReader reader)");
        source.AppendLine("    {");
        foreach (var model in interfaces)
        {
            var reference = ReferenceWriter.ClassName(model);
            source.AppendLine($"        reader.Interface<{model.Type}>(static address => new {reference}(address), {reference}.Methods);");
        }
        foreach (var model in classes)
        {
            var implemented = string.Join(", ", model.Interfaces.Select(type => $"typeof({type})"));
            source.AppendLine($"        reader.Class<{model.Type}>(\"{model.GrainType}\", {model.MaxLocalWorkers}, {(model.IsReentrant ? "true" : "false")}, [{implemented}]);");
        }
        source.AppendLine("    }");
        source.AppendLine("}");
        return source.ToString();
    }
}
