using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Testing;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Whether an account can be spoken for, asked as Meta wants to be asked.</summary>
public sealed class GraphConnectionTests
{
    [Fact]
    public async Task Test_WhenTheNumberIsThere_TellsHowItIsCalled()
    {
        string? line = null, authorization = null;
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            line = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
            authorization = context.Request.Headers.Authorization;
            await context.Response.WriteAsync($$"""{"id":"{{Accounts.Main.PhoneNumberId}}","display_phone_number":"+33 1 23 45 67 89","verified_name":"Garage"}""");
        });

        Assert.Equal(new ConnectionTest.Works("+33 1 23 45 67 89", "Garage"), await TestAsync(provider.Address));
        Assert.Equal($"GET /v23.0/{Accounts.Main.PhoneNumberId}?fields=id,display_phone_number,verified_name", line);
        Assert.Equal("Bearer access token", authorization);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Invalid OAuth access token","code":190}}""", ConnectionFault.TokenRefused, "Invalid OAuth access token")]
    [InlineData(400, """{"error":{"message":"Object does not exist","code":100,"error_subcode":33}}""", ConnectionFault.NumberUnknown, "Object does not exist")]
    [InlineData(403, "<html>", ConnectionFault.PermissionMissing, "HTTP 403 without a word from the provider.")]
    [InlineData(200, """{"id":"7"}""", ConnectionFault.ProviderFailed, "What answers at the provider's address does not name the number.")]
    [InlineData(200, "<html>", ConnectionFault.ProviderFailed, "What answers at the provider's address does not name the number.")]
    public async Task Test_WhenTheProviderRefuses_SaysWhatIsWrong(int status, string body, ConnectionFault fault, string detail)
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        Assert.Equal(new ConnectionTest.Failed(fault, detail), await TestAsync(provider.Address));
    }

    [Fact]
    public async Task Test_WhenRedirected_DoesNotFollow()
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest");
            return Task.CompletedTask;
        });
        Assert.Equal(ConnectionFault.ProviderFailed, Assert.IsType<ConnectionTest.Failed>(await TestAsync(provider.Address)).Fault);
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Test_WhenNobodyIsThereOrNobodyAnswers_SaysWhich()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound and not listening: connections are refused
        var nobody = await TestAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndPoint!).Port}"));
        Assert.Equal(ConnectionFault.NotReachable, Assert.IsType<ConnectionTest.Failed>(nobody).Fault);

        await using var hanging = await FakeProvider.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        Assert.Equal(ConnectionFault.TimedOut, Assert.IsType<ConnectionTest.Failed>(await TestAsync(hanging.Address)).Fault);
    }

    private static async Task<ConnectionTest> TestAsync(Uri address)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Engine:WhatsApp:GraphAddress", (string?)address.AbsoluteUri), KeyValuePair.Create("Engine:WhatsApp:SendTimeout", (string?)"00:00:02")])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System))
            .AddSingleton<IChannelPulse, RecordingPulse>()
            .AddSingleton<IPublishedForms, MemoryPublishedForms>()
            .AddWhatsApp(configuration)
            .BuildServiceProvider();
        return await services.GetRequiredService<IConnectionProbe>().TestAsync(Accounts.Main, CancellationToken.None);
    }
}
