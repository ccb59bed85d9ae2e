namespace Parloir.Bench.Calls;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Increment(int by);
    Task<int> IncrementCancellable(int by, CancellationToken cancellationToken);
    Task<int> IncrementLater(int by);
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int _value;

    public Task<int> Increment(int by) => Task.FromResult(_value += by);

    public Task<int> IncrementCancellable(int by, CancellationToken cancellationToken) => Task.FromResult(_value += by);

    public async Task<int> IncrementLater(int by)
    {
        await Task.Yield();
        return _value += by;
    }
}
