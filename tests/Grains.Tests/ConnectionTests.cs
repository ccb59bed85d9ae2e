using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Channels;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains.Tests;

/// <summary>Connecting, changing and disconnecting a WhatsApp number, and its health, through the real grains and a real database.</summary>
public sealed class ConnectionTests
{
    private static readonly ConnectionDraft Draft = new(
        "Second line", "200000000000002", "9100000000000001", "a-token-of-some-length", "an-app-secret-of-some-length", "verify-me-please-now", NewInbox: "Sales");

    private static ChannelAccountId Id { get; } = ChannelAccountId.OfWhatsApp(Samples.Workspace, Draft.PhoneNumberId);

    [Fact]
    public async Task Connect_WhenItIsComplete_MakesItsInboxAndShowsNoSecret()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null(await Account(desk).Connect(Samples.Alice, Draft).Soon());

        var connection = await FindAsync(desk);
        Assert.Equal(("Second line", ChannelType.WhatsApp, Draft.PhoneNumberId), (connection.Name, connection.Type, connection.PhoneNumberId));
        Assert.Equal((new SecretHint(true, "ngth"), new SecretHint(true, "ngth"), new SecretHint(true, "-now")), (connection.AccessToken, connection.AppSecret, connection.VerifyToken));
        Assert.Equal(($"/webhooks/whatsapp/{Id}", ChannelLight.Unknown), (connection.WebhookPath, connection.Health.Light));
        var inbox = await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(connection.Inbox.Value)).Get().Soon();
        Assert.Equal("Sales", inbox?.Name);
        Assert.Equal(1, await desk.CountAsync("reminders", $"name = 'templates' and grain like '%{Id}'"));
    }

    [Fact]
    public async Task Connect_WhenTheNumberIsConnectedAlready_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await Account(desk).Connect(Samples.Alice, Draft).Soon();
        Assert.Equal(new Rejection.ChannelAccountExists(), await Account(desk).Connect(Samples.Alice, Draft).Soon());
        // Under another id, as accounts have that were not connected here.
        Assert.Equal(new Rejection.ChannelAccountExists(), await Account(desk, new("other")).Connect(Samples.Alice, Draft with { PhoneNumberId = desk.Account.PhoneNumberId }).Soon());
    }

    [Fact]
    public async Task Connect_WhenSomethingIsWrong_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Equal(new Rejection.ChannelConnectionInvalid("accessToken"), await Account(desk).Connect(Samples.Alice, Draft with { AccessToken = "" }).Soon());
        Assert.Equal(new Rejection.UnknownInbox(), await Account(desk).Connect(Samples.Alice, Draft with { Inbox = new("none"), NewInbox = null }).Soon());
        Assert.Equal(desk.Account.Id, Assert.Single(await ListAsync(desk)).Id);
    }

    [Fact]
    public async Task Change_WhenSecretsAreLeftOut_KeepsThem()
    {
        await using var desk = await Desk.OpenAsync();
        await Account(desk).Connect(Samples.Alice, Draft).Soon();
        var before = await AccountAsync(desk);

        Assert.Null(await Account(desk).Change(Samples.Alice, new ConnectionChange("Third line", AccessToken: "another-token-of-some-length")).Soon());
        Assert.Equal(before with { Name = "Third line", AccessToken = "another-token-of-some-length" }, await AccountAsync(desk));
        Assert.Equal(new Rejection.ChannelConnectionInvalid("businessAccountId"), await Account(desk).Change(Samples.Alice, new ConnectionChange(BusinessAccountId: "x")).Soon());
        Assert.Equal(new Rejection.UnknownInbox(), await Account(desk).Change(Samples.Alice, new ConnectionChange(Inbox: new("none"))).Soon());
        Assert.Null(await Account(desk).Change(Samples.Alice, new ConnectionChange(NewInbox: "Support 2")).Soon());
        Assert.NotEqual(before.Inbox, (await AccountAsync(desk)).Inbox);
        Assert.Equal(new Rejection.NotFound(), await Account(desk, new("none")).Change(Samples.Alice, new ConnectionChange("x")).Soon());
    }

    [Fact]
    public async Task Disconnect_WhenItIsConnectedAgain_GoesOnAsTheSameAccount()
    {
        await using var desk = await Desk.OpenAsync();
        await Account(desk).Connect(Samples.Alice, Draft).Soon();
        Assert.IsType<TemplateListing.Listed>(await Account(desk).SyncTemplates().Soon());

        Assert.True(await Account(desk).Disconnect(Samples.Alice).Soon());
        Assert.False(await Account(desk).Disconnect(Samples.Alice).Soon());
        Assert.Equal(0, await desk.CountAsync("channel_accounts", $"id = '{Id}'"));
        Assert.Equal(0, await desk.CountAsync("message_templates", $"account = '{Id}'"));
        Assert.Equal(0, await desk.CountAsync("reminders", $"name = 'templates' and grain like '%{Id}'"));
        Assert.IsType<TemplateListing.Failed>(await Account(desk).SyncTemplates().Soon());

        Assert.Null(await Account(desk).Connect(Samples.Bruno, Draft).Soon());
        Assert.Equal(Draft.PhoneNumberId, (await FindAsync(desk)).PhoneNumberId);
        Assert.IsType<TemplateListing.Listed>(await Account(desk).SyncTemplates().Soon());
        Assert.Equal(1, await desk.CountAsync("message_templates", $"account = '{Id}' and not removed"));
    }

    [Fact]
    public async Task Start_WhenAnAccountIsOlderThanTheReminder_WatchesItsTemplates()
    {
        await using var desk = await Desk.OpenAsync();
        await using (var forget = desk.Silo.Database.CreateCommand("delete from reminders where name = 'templates'")) await forget.ExecuteNonQueryAsync();
        await desk.RestartAsync();
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'templates'") == 1);

        await desk.PassAsync(TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("message_templates") == 1);
    }

    [Fact]
    public async Task Health_WhenItIsToldManyTimes_IsWrittenOnceAMinute()
    {
        await using var desk = await Desk.OpenAsync();
        var pulse = desk.Silo.Services.GetRequiredService<IChannelPulse>();
        for (var i = 0; i < 40; i++) pulse.Sent(desk.Account);
        pulse.Received(desk.Account);
        Assert.Equal(40, (await HealthAsync(desk)).Sent);
        Assert.Equal(0, await desk.CountAsync("channel_health"));

        desk.Time.Advance(TimeSpan.FromSeconds(5));
        await Waiting.Eventually(async () => await desk.CountAsync("channel_health", $"sent_at = '{Samples.Noon:O}'") == 1);
        desk.Time.Advance(TimeSpan.FromSeconds(5));
        var failedAt = desk.Time.GetUtcNow();
        pulse.Failed(desk.Account, new DeliveryError("190", "Withdrawn\0"), lasts: true);
        desk.Time.Advance(TimeSpan.FromSeconds(5));
        var health = await HealthAsync(desk);
        Assert.Equal((ChannelLight.Failing, 40, 1, Samples.Noon), (health.Light, health.Sent, health.Failed, health.ReceivedAt));
        Assert.Equal(new ChannelFailure(failedAt, "190", "Withdrawn\uFFFD", true), health.Failure);
        Assert.Equal(0, await desk.CountAsync("channel_health", "failed_at is not null"));

        // What is left is written when the process ends, and read by the next.
        await desk.RestartAsync();
        Assert.Equal(1, await desk.CountAsync("channel_health", "failed_at is not null"));
        Assert.Equal(health, await HealthAsync(desk));

        await desk.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Equal((ChannelLight.Failing, 0, 0), ((await HealthAsync(desk)).Light, (await HealthAsync(desk)).Sent, (await HealthAsync(desk)).Failed));
        desk.Silo.Services.GetRequiredService<IChannelPulse>().Sent(desk.Account);
        Assert.Equal((ChannelLight.Healthy, 1), ((await HealthAsync(desk)).Light, (await HealthAsync(desk)).Sent));
        await desk.RestartAsync();
        Assert.Equal(1, await desk.CountAsync("channel_minutes"));
    }

    [Fact]
    public async Task Test_WhenTheAccountIsOfAnotherWorkspace_IsNobodys()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null(await Connections(desk).Test(new WorkspaceId("other"), desk.Account.Id, CancellationToken.None));
        Assert.Empty(await Connections(desk).List(new WorkspaceId("other"), CancellationToken.None));
        Assert.Equal(ConnectionFault.ProviderFailed, Assert.IsType<ConnectionTest.Failed>(await Connections(desk).Test(desk.Workspace, desk.Account.Id, CancellationToken.None)).Fault);
    }

    private static IChannelAccountGrain Account(Desk desk, ChannelAccountId? id = null) =>
        desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key((id ?? Id).Value));

    private static IChannelConnections Connections(Desk desk) => desk.Silo.Services.GetRequiredService<IChannelConnections>();

    private static Task<ImmutableArray<ChannelConnection>> ListAsync(Desk desk) => Connections(desk).List(desk.Workspace, CancellationToken.None);

    private static async Task<ChannelConnection> FindAsync(Desk desk) => (await Connections(desk).Find(desk.Workspace, Id, CancellationToken.None))!;

    private static async Task<ChannelAccount> AccountAsync(Desk desk) =>
        (await desk.Silo.Services.GetRequiredService<ChannelAccountRows>().FindAsync(Id, CancellationToken.None))!;

    private static async Task<ChannelHealth> HealthAsync(Desk desk) =>
        (await Connections(desk).Find(desk.Workspace, desk.Account.Id, CancellationToken.None))!.Health;
}
