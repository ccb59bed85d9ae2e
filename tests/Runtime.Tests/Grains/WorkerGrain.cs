namespace Parloir.Runtime.Tests.Grains;

public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Answers the number of the activation.</summary>
    Task<int> Wait(Task until);
}

[StatelessWorker(3)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private static int s_made;
    private readonly int _number = Interlocked.Increment(ref s_made);

    public async Task<int> Wait(Task until)
    {
        await until;
        return _number;
    }
}
