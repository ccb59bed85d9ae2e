namespace Parloir.Web.Tests.World;

/// <summary>Each test has a desk of its own.</summary>
public abstract class DeskTest : IAsyncLifetime
{
    private protected DeskServer Server { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Server = await DeskServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
