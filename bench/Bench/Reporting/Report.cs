using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Parloir.Bench.Reporting;

/// <summary>What was measured: a table on the console as it comes, and a file for programs at the end.</summary>
internal sealed class Report
{
    private readonly List<Measurement> _all = [];
    private long _since = Stopwatch.GetTimestamp();
    private StolenTime _stolen = StolenTime.Now();

    public bool AllMet => _all.TrueForAll(line => line.Met is not false);

    public void Add(string scenario, string metric, double value, string unit) => Add(new(scenario, metric, value, unit, null, null, null, null));

    public void AtMost(string scenario, string metric, double value, string unit, double limit) =>
        Add(new(scenario, metric, value, unit, null, null, string.Create(CultureInfo.InvariantCulture, $"<= {limit} {unit}"), value <= limit));

    public void AtLeast(string scenario, string metric, double value, string unit, double least) =>
        Add(new(scenario, metric, value, unit, null, null, string.Create(CultureInfo.InvariantCulture, $">= {least} {unit}"), value >= least));

    public void AgainstBaseline(string scenario, string metric, double value, string unit, double baseline, double? leastRatio = null) => Add(new(
        scenario, metric, value, unit, baseline, value / baseline,
        leastRatio is { } least ? string.Create(CultureInfo.InvariantCulture, $">= {least} x") : null,
        leastRatio is { } needed ? value / baseline >= needed : null));

    /// <summary>A cost, against the same in a smaller case.</summary>
    public void NoMoreThan(string scenario, string metric, double value, string unit, double baseline, double mostRatio) => Add(new(
        scenario, metric, value, unit, baseline, value / baseline, string.Create(CultureInfo.InvariantCulture, $"<= {mostRatio} x"), value / baseline <= mostRatio));

    /// <summary>A latency, against that of a baseline.</summary>
    /// <param name="margin">How much longer it may take.</param>
    public void NoLaterThan(string scenario, string metric, double value, string unit, double baseline, double margin) => Add(new(
        scenario, metric, value, unit, baseline, value / baseline, string.Create(CultureInfo.InvariantCulture, $"<= +{margin} {unit}"), value <= baseline + margin));

    /// <summary>Ends a scenario's lines with what it took, and what the host took from it; that is no result.</summary>
    public void Rule(string scenario)
    {
        var stolen = StolenTime.Now();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario,-8} ({Stopwatch.GetElapsedTime(_since).TotalSeconds:F0} s; the host gave {stolen.ShareSince(_stolen):P0} of the processors' time to others)"));
        _since = Stopwatch.GetTimestamp();
        _stolen = stolen;
    }

    public async Task SaveAsync(string path) =>
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(_all, ReportJson.Default.IReadOnlyListMeasurement));

    private void Add(Measurement line)
    {
        if (_all.Count == 0) Console.WriteLine(Row("scenario", "metric", "value", "unit", "baseline", "ratio", "target", ""));
        _all.Add(line);
        Console.WriteLine(Row(
            line.Scenario, line.Metric, Number(line.Value), line.Unit, line.Baseline is { } baseline ? Number(baseline) : "",
            line.Ratio is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : "", line.Target ?? "",
            line.Met switch { true => "met", false => "MISSED", null => "" }));
    }

    private static string Row(string scenario, string metric, string value, string unit, string baseline, string ratio, string target, string met) =>
        $"{scenario,-8} {metric,-76} {value,12} {unit,-14} {baseline,12} {ratio,6}  {target,-12} {met}";

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
