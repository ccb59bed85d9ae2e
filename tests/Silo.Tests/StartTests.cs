namespace Parloir.Silo.Tests;

/// <summary>What an operator meets: one clear sentence for each thing that is not in order, and a stop that leaves nothing behind.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_WhenThePortIsTaken_SaysSoInOneSentence()
    {
        await using var first = await new RunningSilo().StartAsync();
        await using var second = new RunningSilo(port: first.Address.Port);
        AssertSentence(await second.RunToEndAsync(), $"Another program listens on http://127.0.0.1:{first.Address.Port} already");
    }

    [Fact]
    public async Task Start_WhenAnotherSiloHasTheData_SaysSoInOneSentence()
    {
        await using var first = await new RunningSilo().StartAsync();
        var second = new RunningSilo(first.DataDirectory);
        AssertSentence(await second.RunToEndAsync(), first.DataDirectory);
    }

    [Fact]
    public async Task Start_WhenTheDatabaseIsUnreachable_SaysSoInOneSentence()
    {
        await using var silo = new RunningSilo(
            settings: [("Engine__Database", $"Host=127.0.0.1;Port={RunningSilo.FreePort()};Username=nobody;Database=none"), ("Engine__StartPatience", "00:00:01")]);
        AssertSentence(await silo.RunToEndAsync(), "The database of Engine__Database cannot be reached");
    }

    [Fact]
    public async Task Start_WhenTheDataIsOfAnotherPostgres_SaysSoInOneSentence()
    {
        await using var silo = await new RunningSilo().StartAsync();
        await silo.StopAsync();
        var version = Directory.EnumerateFiles(silo.DataDirectory, "PG_VERSION", SearchOption.AllDirectories).OrderBy(path => path.Length).First();
        await File.WriteAllTextAsync(version, "9\n");
        AssertSentence(await silo.RunToEndAsync(), "9");
    }

    [Fact]
    public async Task Start_WhenASettingIsWrong_SaysSoInOneSentence()
    {
        await using var silo = new RunningSilo(settings: [("Engine__Writers", "99")]);
        AssertSentence(await silo.RunToEndAsync(), "Engine:Writers");
    }

    [Fact]
    public async Task TwoSilos_WithDataAndPortsOfTheirOwn_RunSideBySide()
    {
        await using var first = await new RunningSilo().StartAsync();
        await using var second = await new RunningSilo().StartAsync();
        using var meta = new Meta(first.Address);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await meta.DeliverAsync(Meta.TextMessages("33600000001", ("wamid.side", "here only")), patience.Token);

        Assert.Single(await ConversationsAsync(first));
        Assert.Empty(await ConversationsAsync(second));
    }

    [Fact]
    public async Task Stop_WhenAsked_EndsCleanlyAndKeepsSessionsAndData()
    {
        await using var silo = await new RunningSilo().StartAsync();
        using var meta = new Meta(silo.Address);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await meta.DeliverAsync(Meta.TextMessages("33600000002", ("wamid.kept", "kept")), patience.Token);
        using var desk = new Desk(silo.Address);
        await desk.LogInAsync("bruno@demo.test");

        Assert.Equal(0, await silo.StopAsync());
        await silo.StartAsync();

        Assert.Single(await desk.ConversationsAsync());
    }

    private static async Task<List<System.Text.Json.JsonElement>> ConversationsAsync(RunningSilo silo)
    {
        using var desk = new Desk(silo.Address);
        await desk.LogInAsync("alice@demo.test");
        return await desk.ConversationsAsync();
    }

    private static void AssertSentence((int ExitCode, string Output) end, string sentence)
    {
        Assert.Equal(1, end.ExitCode);
        Assert.Contains(sentence, end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Output, StringComparison.Ordinal);
    }
}
