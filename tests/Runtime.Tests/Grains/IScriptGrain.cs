namespace Parloir.Runtime.Tests.Grains;

/// <summary>Runs what a test gives it. Calls in one process pass their arguments as they are, delegates too.</summary>
public interface IScriptGrain : IGrainWithStringKey
{
    Task<string> Run(Func<ScriptGrain, Task<string>> step);

    Task RunCancellable(Func<ScriptGrain, CancellationToken, Task> step, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task<string> RunInterleaved(Func<ScriptGrain, Task<string>> step);

    [OneWay]
    Task Tell(Func<ScriptGrain, Task> step);

    ValueTask<int> Count();
}
