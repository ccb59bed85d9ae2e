using System.Reflection;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>An assembly of this product: named as the runtime's is up to the first dot.</summary>
internal static class OwnAssembly
{
    private static readonly string Prefix = typeof(Grain).Assembly.GetName().Name!.Split('.')[0] + ".";

    public static bool Is(Assembly assembly) => assembly.GetName().Name!.StartsWith(Prefix, StringComparison.Ordinal);
}
