using System.Threading.Channels;

namespace Parloir.Web.Hub.Feeds;

/// <summary>Runs what concerns one feed one piece after the other, in the order in which it was posted. Posting never waits.</summary>
internal sealed class FeedTurns
{
    private readonly Channel<Func<Task>> _turns = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<Exception> _failed;

    /// <param name="failed">Told of a posted turn that threw. Turns that somebody waits for throw there.</param>
    public FeedTurns(Action<Exception> failed)
    {
        _failed = failed;
        _ = RunAsync();
    }

    public void Post(Func<Task> turn) => _turns.Writer.TryWrite(turn);

    public void Post(Action turn) => Post(() =>
    {
        turn();
        return Task.CompletedTask;
    });

    /// <param name="ended">The answer when no more turns are run.</param>
    public Task<T> AskAsync<T>(Func<Task<T>> turn, T ended)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = _turns.Writer.TryWrite(async () =>
        {
            try
            {
                answer.SetResult(await turn());
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        });
        return posted ? answer.Task : Task.FromResult(ended);
    }

    /// <summary>What was posted before still runs.</summary>
    public void Complete() => _turns.Writer.TryComplete();

    private async Task RunAsync()
    {
        await foreach (var turn in _turns.Reader.ReadAllAsync())
        {
            try
            {
                await turn();
            }
            catch (Exception exception)
            {
                _failed(exception);
            }
        }
    }
}
