using System.Globalization;
using Parloir.Bench;
using Parloir.Bench.Calls;
using Parloir.Bench.Cluster;
using Parloir.Bench.Echo;
using Parloir.Bench.Fanout;
using Parloir.Bench.History;
using Parloir.Bench.Ingest;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Bench.Start;

// Arguments, all optional: only=calls,far,ingest,echo,fanout,cluster,history,start  seconds=10  customers=20000  rows=1000000
var given = args.Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
var settings = new BenchSettings(
    TimeSpan.FromSeconds(int.Parse(given.GetValueOrDefault("seconds", "10"), CultureInfo.InvariantCulture)),
    int.Parse(given.GetValueOrDefault("customers", "20000"), CultureInfo.InvariantCulture),
    int.Parse(given.GetValueOrDefault("rows", "1000000"), CultureInfo.InvariantCulture),
    TimeProvider.System);
Scenario[] scenarios =
[
    new StartScenario(), new CallsScenario(), new FarCallsScenario(), new IngestScenario(), new EchoScenario(), new FanoutScenario(),
    new HistoryScenario(), new ClusterScenario(),
];
var only = given.GetValueOrDefault("only") is { Length: > 0 } names ? names.Split(',') : [.. scenarios.Select(scenario => scenario.Name)];
if (only.FirstOrDefault(name => !Array.Exists(scenarios, scenario => scenario.Name == name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no scenario {unknown}. There are: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}.");
    return 1;
}

var report = new Report();
foreach (var scenario in scenarios.Where(scenario => only.Contains(scenario.Name))) await scenario.RunAsync(report, settings);
await report.SaveAsync(Path.Combine(Repository.Root, "bench", "results.json"));
return report.AllMet ? 0 : 2;
