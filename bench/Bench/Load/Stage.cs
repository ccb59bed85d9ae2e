using Parloir.Bench.Processes;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Load;

/// <summary>
/// The silo that scenarios share, one after the other: to start and to warm one takes longer than most of them measure. It is made when the first of them asks.
/// </summary>
internal sealed class Stage(BenchSettings settings) : IAsyncDisposable
{
    private const int Introducing = 64;
    private const int Warming = 256;
    private const int Batch = 10;
    private ScratchDirectory? _scratch;
    private ServerProcess? _silo;
    private WebhookLoad? _load;

    public ServerProcess Silo => _silo ?? throw new InvalidOperationException("Nothing is set up yet.");

    /// <summary>All webhooks that the silo ever got.</summary>
    public WebhookLoad Load => _load ?? throw new InvalidOperationException("Nothing is set up yet.");

    public string Database => EmbeddedPostgres.ConnectionStringFor(_scratch!.Path);

    /// <summary>What the silo took in of customers that it did not know.</summary>
    public LoadOutcome? Introduction { get; private set; }

    public async Task SetUpAsync()
    {
        if (_silo is not null) return;
        _scratch = new ScratchDirectory();
        _silo = await ServerProcess.StartSiloAsync(_scratch.Path, settings.Time);
        _load = new WebhookLoad(_silo.Address, settings.Time, settings.Customers);
        Introduction = await _load.IntroduceAsync(Introducing, Batch);
        await _load.WarmUpAsync(Warming, settings);
    }

    /// <summary>Waits until the search has caught up with what came before, but not for ever: what is measured next is not to pay for it.</summary>
    public async Task RestAsync() => await SearchBacklog.DrainAsync(Database, settings);

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null) await _silo.DisposeAsync();
        _scratch?.Dispose();
    }
}
