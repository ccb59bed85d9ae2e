using FsCheck;
using FsCheck.Fluent;

namespace Parloir.Grains.Tests;

/// <summary>Runs a property on generated cases. The seed is fixed, so that a failure is one for everybody.</summary>
internal static class Holds
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20260105, 12345).WithQuietOnSuccess(true);

    public static void ForAll<T>(Gen<T> cases, Action<T> property, int runs = 200) =>
        Check.One(Fixed.WithMaxTest(runs), Prop.ForAll(cases.ToArbitrary(), property));

    /// <summary>A failing sequence is shortened by leaving out one step after the other.</summary>
    public static void ForAllSequences<T>(Gen<T> step, Action<T[]> property, int runs = 200, int longest = 60) =>
        Check.One(Fixed.WithMaxTest(runs).WithEndSize(longest), Prop.ForAll(Arb.From(step.ArrayOf(), Shorter), property));

    private static IEnumerable<T[]> Shorter<T>(T[] sequence) =>
        Enumerable.Range(0, sequence.Length).Select(left => sequence.Where((_, i) => i != left).ToArray());
}
