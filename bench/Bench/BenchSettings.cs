using System.Globalization;

namespace Parloir.Bench;

/// <summary>How much is measured. The short variant has smaller audiences, histories and workspaces, and shorter runs of the same kind.</summary>
/// <param name="Duration">Of each measured run.</param>
/// <param name="Customers">How many take turns to write.</param>
/// <param name="MostRows">Conversations, messages and events of the largest workspace that is read.</param>
/// <param name="Soak">How long the soak lasts.</param>
/// <param name="Limit">What counts as the ingest limit, in webhooks a second, instead of what is measured: two programs are compared at the same rates.</param>
internal sealed record BenchSettings(bool IsShort, TimeSpan Duration, int Customers, int MostRows, TimeSpan Soak, double? Limit, TimeProvider Time)
{
    /// <summary>Sizes of workspaces, each ten times the one before.</summary>
    public IReadOnlyList<int> Sizes { get; } = [.. (IsShort ? new[] { 5_000, 50_000 } : [10_000, 100_000, 1_000_000]).Where(rows => rows <= MostRows)];

    public TimeSpan WarmUpRun => TimeSpan.FromSeconds(Of(2, full: 4));

    /// <summary>After so many runs a server counts as warm, whatever it still gains.</summary>
    public int MostWarmUpRuns => Of(2, full: 10);

    /// <summary>How long one waits for the search to catch up with the journal.</summary>
    public TimeSpan SearchPatience => TimeSpan.FromSeconds(Of(2, full: 120));

    /// <param name="arguments"><c>variant=short</c> or <c>variant=full</c> (the default), and what deviates from it.</param>
    public static BenchSettings Parse(IReadOnlyDictionary<string, string> arguments)
    {
        var isShort = arguments.GetValueOrDefault("variant") == "short";
        return new(
            isShort,
            TimeSpan.FromSeconds(Number("seconds", isShort ? 1.5 : 10)),
            (int)Number("customers", isShort ? 1_000 : 20_000),
            (int)Number("rows", isShort ? 100_000 : 1_000_000),
            TimeSpan.FromMinutes(Number("minutes", 30)),
            Number("limit", 0) is var limit and > 0 ? limit : null,
            TimeProvider.System);

        double Number(string name, double otherwise) =>
            arguments.TryGetValue(name, out var given) ? double.Parse(given, CultureInfo.InvariantCulture) : otherwise;
    }

    public T Of<T>(T @short, T full) => IsShort ? @short : full;
}
