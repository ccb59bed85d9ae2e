using Parloir.Bench;
using Parloir.Bench.Calls;
using Parloir.Bench.Cluster;
using Parloir.Bench.Echo;
using Parloir.Bench.Fanout;
using Parloir.Bench.History;
using Parloir.Bench.Ingest;
using Parloir.Bench.Load;
using Parloir.Bench.Memory;
using Parloir.Bench.Processes;
using Parloir.Bench.Replies;
using Parloir.Bench.Reporting;
using Parloir.Bench.Soak;
using Parloir.Bench.Start;

// Arguments, all optional: variant=short|full  only=ingest,echo  seconds=10  customers=20000  rows=1000000  minutes=30  limit=8000
var given = args.Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
var settings = BenchSettings.Parse(given);
await using var stage = new Stage(settings);
Scenario[] scenarios =
[
    new StartScenario(), new CallsScenario(), new FarCallsScenario(), new IngestScenario(stage), new EchoScenario(stage), new ReplyScenario(stage),
    new FanoutScenario(stage), new HistoryScenario(stage), new MemoryScenario(stage), new ClusterScenario(), new SoakScenario(stage),
];
var only = given.GetValueOrDefault("only") is { Length: > 0 } names
    ? names.Split(',')
    : [.. scenarios.Where(scenario => !scenario.MustBeNamed(settings)).Select(scenario => scenario.Name)];
if (only.FirstOrDefault(name => !Array.Exists(scenarios, scenario => scenario.Name == name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no scenario {unknown}. There are: {string.Join(", ", scenarios.Select(scenario => scenario.Name))}.");
    return 1;
}

var report = new Report();
foreach (var scenario in scenarios.Where(scenario => only.Contains(scenario.Name)))
{
    await scenario.RunAsync(report, settings);
    report.Rule(scenario.Name);
}
await report.SaveAsync(Path.Combine(Repository.Root, "bench", "results.json"));
return report.AllMet ? 0 : 2;
