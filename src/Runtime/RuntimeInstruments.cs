using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Hosting;

namespace Parloir.Runtime;

/// <summary>
/// The meter <c>Parloir.Runtime</c> and the activity source of the same name. With nobody listening a call pays two tests of a flag.
/// </summary>
internal sealed class RuntimeInstruments
{
    private static readonly ActivitySource Source = new(ActorRuntimeExtensions.InstrumentationName);

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;

    public RuntimeInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(ActorRuntimeExtensions.InstrumentationName);
        Activations = meter.CreateUpDownCounter<long>("engine.runtime.activations", "{activation}", "Grains in memory");
        _calls = meter.CreateCounter<long>("engine.runtime.calls", "{call}", "Calls that ended");
        _duration = meter.CreateHistogram<double>("engine.runtime.call_duration", "s", "From the start of the turn to its end");
        Timeouts = meter.CreateCounter<long>("engine.runtime.timeouts", "{call}", "Callers released because the grain did not answer in time");
        Overloads = meter.CreateCounter<long>("engine.runtime.overloads", "{call}", "Calls refused because the mailbox was full");
        Unheard = meter.CreateCounter<long>("engine.runtime.unheard", "{call}", "One-way calls that did not reach their silo, or that it refused");
        RemindersDelivered = meter.CreateCounter<long>("engine.runtime.reminders", "{tick}", "Reminder ticks that grains completed");
        RemindersLate = meter.CreateHistogram<double>("engine.runtime.reminder_lateness", "s", "From a tick's due time to its first delivery");
        meter.CreateObservableGauge("engine.runtime.mailbox_length", () => WaitingCalls, "{call}", "Calls that wait, in all mailboxes, as of the last sweep");
    }

    public UpDownCounter<long> Activations { get; }
    public Counter<long> Timeouts { get; }
    public Counter<long> Overloads { get; }
    public Counter<long> Unheard { get; }
    public Counter<long> RemindersDelivered { get; }
    public Histogram<double> RemindersLate { get; }
    public long WaitingCalls { get; set; }

    /// <summary>In the caller: remembers its trace.</summary>
    public static void CallSent(GrainRequest request)
    {
        if (Source.HasListeners() && Activity.Current is { } activity) request.Trace = activity.Context;
    }

    /// <summary>Before the grain is called, on its turn.</summary>
    public void CallStarted(GrainRequest request)
    {
        if (_duration.Enabled) request.StartedAt = Stopwatch.GetTimestamp();
        if (!Source.HasListeners() || request.Reference is not { } reference) return;
        var kind = request.Trace.IsRemote ? ActivityKind.Server : ActivityKind.Internal;
        request.Activity = Source.StartActivity($"{reference.GrainId.Type}.{request.Method.Name}", kind, request.Trace);
        request.Activity?.SetTag("grain.id", reference.GrainId.ToString());
    }

    public void CallEnded(GrainRequest request, Task outcome)
    {
        if (_calls.Enabled || _duration.Enabled) Measure(request, outcome);
        if (request.Activity is not { } activity) return;
        if (!outcome.IsCompletedSuccessfully) activity.SetStatus(ActivityStatusCode.Error);
        activity.Dispose();
    }

    private void Measure(GrainRequest request, Task outcome)
    {
        var tags = new TagList { { "grain.type", request.Reference?.GrainId.Type }, { "method", request.Method.Name }, { "failed", !outcome.IsCompletedSuccessfully } };
        _calls.Add(1, tags);
        if (request.StartedAt != 0) _duration.Record(Stopwatch.GetElapsedTime(request.StartedAt).TotalSeconds, tags);
        request.StartedAt = 0;
    }
}
