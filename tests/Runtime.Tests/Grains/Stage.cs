using System.Collections.Concurrent;

namespace Parloir.Runtime.Tests.Grains;

/// <summary>What the script grains of one silo do when nobody calls them, and what they did.</summary>
public sealed class Stage
{
    private readonly ConcurrentDictionary<string, int> _lives = new();
    private readonly ConcurrentDictionary<string, int> _alive = new();

    public Func<ScriptGrain, CancellationToken, Task> OnActivate { get; set; } = (_, _) => Task.CompletedTask;
    public Func<ScriptGrain, DeactivationReason, CancellationToken, Task> OnDeactivate { get; set; } = (_, _, _) => Task.CompletedTask;
    public Func<ScriptGrain, string, TickStatus, Task> OnReminder { get; set; } = (_, _, _) => Task.CompletedTask;
    public ConcurrentQueue<(string Key, DeactivationReasonCode Reason)> Departures { get; } = new();

    /// <summary>Ids that were seen with two activations at once.</summary>
    public ConcurrentQueue<string> Twins { get; } = new();

    public int Lives(string key) => _lives.GetValueOrDefault(key);

    public int Activated(ScriptGrain grain)
    {
        var key = grain.GetPrimaryKeyString();
        if (_alive.AddOrUpdate(key, 1, (_, count) => count + 1) > 1) Twins.Enqueue(key);
        return _lives.AddOrUpdate(key, 1, (_, count) => count + 1);
    }

    public void Deactivated(ScriptGrain grain, DeactivationReason reason)
    {
        _alive.AddOrUpdate(grain.GetPrimaryKeyString(), 0, (_, count) => count - 1);
        Departures.Enqueue((grain.GetPrimaryKeyString(), reason.ReasonCode));
    }
}
