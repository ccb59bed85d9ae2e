using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parloir.Bench.Reporting;

/// <summary>One line of the results.</summary>
/// <param name="Baseline">The same, measured in the same run without the engine; null when there is no such thing.</param>
/// <param name="Ratio"><paramref name="Value"/> by <paramref name="Baseline"/>.</param>
/// <param name="Target">What is aimed at, in words; null when the line only informs.</param>
/// <param name="Met">Null without a target.</param>
internal sealed record Measurement(string Scenario, string Metric, double Value, string Unit, double? Baseline, double? Ratio, string? Target, bool? Met);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Measurement>))]
internal sealed partial class ReportJson : JsonSerializerContext;
