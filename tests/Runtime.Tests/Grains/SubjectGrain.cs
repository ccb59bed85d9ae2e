namespace Parloir.Runtime.Tests.Grains;

public interface IWatcher : IGrainObserver
{
    [OneWay]
    Task Changed(int version);

    Task<int> Ask();
}

public interface ISubjectGrain : IGrainWithStringKey
{
    Task Watch(IWatcher watcher);
    Task Notify(int version);
    Task<int> Watchers();
}

internal sealed class SubjectGrain : Grain, ISubjectGrain
{
    private readonly HashSet<IWatcher> _watchers = [];

    public Task Watch(IWatcher watcher)
    {
        _watchers.Add(watcher);
        return Task.CompletedTask;
    }

    public async Task Notify(int version)
    {
        foreach (var watcher in _watchers) await watcher.Changed(version);
    }

    public Task<int> Watchers() => Task.FromResult(_watchers.Count);
}
