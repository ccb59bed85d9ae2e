using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parloir.Runtime.Tests.Silo;

namespace Parloir.Runtime.Tests;

public sealed class InstrumentTests
{
    [Fact]
    public async Task Calls_WhenSomebodyListens_AreCountedAndTimed()
    {
        await using var silo = await TestSilo.StartAsync();
        var measured = new ConcurrentBag<string>();
        var meters = silo.Services.GetService(typeof(IMeterFactory));
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => measured.Add(instrument.Name));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured.Add(instrument.Name));
        listener.Start();

        await silo.Script("one").Count();

        Assert.Contains("engine.runtime.activations", measured);
        Assert.Contains("engine.runtime.calls", measured);
        Assert.Contains("engine.runtime.call_duration", measured);
    }

    [Fact]
    public async Task Call_WhenSomebodyTraces_IsAChildOfTheCallersActivity()
    {
        await using var silo = await TestSilo.StartAsync();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener();
        listener.ShouldListenTo = candidate => candidate.Name is "test" or "Parloir.Runtime";
        listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        ActivitySource.AddActivityListener(listener);
        using var caller = source.StartActivity("caller")!;

        var seen = await silo.Script("one").Run(async _ =>
        {
            await Task.Yield();
            return $"{Activity.Current!.OperationName} {Activity.Current.ParentSpanId} {Activity.Current.GetTagItem("grain.id")}";
        });

        Assert.Equal($"script.Run {caller.SpanId} script/one", seen);
    }
}
