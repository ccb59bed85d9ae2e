namespace Parloir.Runtime.Tests.Grains;

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait(Task until);
}

[Reentrant]
internal sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public async Task Wait(Task until) => await until;
}
