using System.Globalization;

namespace Parloir.Cluster.Tests.Faults;

/// <summary>Everything that a schedule of faults draws comes from here: <c>CHAOS_SEED=1234</c> draws the same again.</summary>
internal static class Seed
{
    public const string Variable = "CHAOS_SEED";

    public static int Draw() => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var chosen)
        ? chosen
        : Random.Shared.Next(1, 1_000_000);
}
