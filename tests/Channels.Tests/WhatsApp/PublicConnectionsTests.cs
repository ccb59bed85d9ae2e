using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Testing;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>An address that a provider tells reaches nothing that stands beside us, and does not get our token.</summary>
public sealed class PublicConnectionsTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("ff02::1")]
    public void IsPublic_WhenTheAddressIsNot_SaysSo(string address) => Assert.False(PublicConnections.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("157.240.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2a03:2880:f003::1")]
    [InlineData("::ffff:157.240.1.1")]
    public void IsPublic_WhenTheAddressIs_SaysSo(string address) => Assert.True(PublicConnections.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/secret")] // another port of this machine
    [InlineData("http://lookaside.fbsbx.com/secret")] // the token in the clear
    [InlineData("https://evil.test/secret")]
    [InlineData("https://fbsbx.com.evil.test/secret")]
    [InlineData("file:///etc/passwd")]
    public async Task Open_WhenTheProviderSendsUsElsewhere_IsRefusedWithoutARequest(string told)
    {
        await using var elsewhere = await FakeProvider.StartAsync(context => context.Response.WriteAsync("inner"));
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, told, elsewhere.Address.Port);
        await using var graph = await FakeProvider.StartAsync(context => context.Response.WriteAsync($$"""{"url":"{{address}}","mime_type":"image/png","id":"1"}"""));
        var answer = await OpenAsync(graph.Address);
        Assert.Equal("address_refused", Assert.IsType<MediaAnswer.Refused>(answer).Error.Code);
        Assert.Equal((1, 0), (graph.Requests, elsewhere.Requests));
    }

    [Fact]
    public async Task Open_WhenATrustedNameLeadsInside_DoesNotConnect()
    {
        await using var graph = await FakeProvider.StartAsync(context => context.Response.WriteAsync("""{"url":"https://localhost/x","id":"1"}"""));
        var answer = await OpenAsync(graph.Address, ("MediaHosts:0", "localhost"));
        Assert.Equal("network", Assert.IsType<MediaAnswer.TryLater>(answer).Error.Code);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(503, true)]
    [InlineData(429, true)]
    [InlineData(401, false)]
    [InlineData(302, false)]
    public async Task Open_WhenTheStoreAnswersOtherwise_SaysWhetherToAskAgain(int status, bool isLater)
    {
        FakeProvider? graph = null;
        await using var started = graph = await FakeProvider.StartAsync(context =>
        {
            if (context.Request.Path.StartsWithSegments("/v23.0")) return context.Response.WriteAsync($$"""{"url":"{{graph!.Address}}file","id":"1"}""");
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return Task.CompletedTask;
        });
        Assert.Equal(isLater, await OpenAsync(graph.Address) is MediaAnswer.TryLater);
    }

    private static async Task<MediaAnswer> OpenAsync(Uri graph, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("GraphAddress", graph.AbsoluteUri)).Select(setting => KeyValuePair.Create($"{WhatsAppOptions.Section}:{setting.Item1}", (string?)setting.Item2))).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System)).AddWhatsApp(configuration).BuildServiceProvider();
        return await services.GetRequiredService<IMediaSource>().OpenAsync(Accounts.Main, "1", CancellationToken.None);
    }
}
