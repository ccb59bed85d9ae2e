using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Forms;
using Parloir.Testing;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class GraphApiSenderTests
{
    private static readonly CustomerIdentity Ada = new("33639980011", "FR.111", "Ada");
    private static readonly OutboundMessage Hello = new(Ada, new MessageContent.Text("Hello \"Ada\" 😀"), "conversation/7");

    [Fact]
    public async Task Send_AsksAsMetaWantsToBeAsked()
    {
        string? line = null, authorization = null, contentType = null, body = null;
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            line = $"{context.Request.Method} {context.Request.Path}";
            authorization = context.Request.Headers.Authorization;
            contentType = context.Request.ContentType;
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await context.Response.WriteAsync("""{"messaging_product":"whatsapp","messages":[{"id":"wamid.X"}]}""");
        });

        var outcome = await SendAsync(new Uri(provider.Address, "/sandbox/graph"), Hello);

        Assert.Equal(new SendOutcome.Accepted("wamid.X"), outcome);
        Assert.Equal($"POST /sandbox/graph/v23.0/{Accounts.Main.PhoneNumberId}/messages", line);
        Assert.Equal("Bearer access token", authorization);
        Assert.Equal("application/json", contentType);
        var expected = JsonNode.Parse("""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"33639980011","type":"text","text":{"preview_url":false,"body":"Hello \"Ada\" 😀"},"biz_opaque_callback_data":"conversation/7"}
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(body!)), body);
    }

    [Fact]
    public async Task Send_ToACustomerWithoutNumber_NamesTheUserId_AndALinkHasAPreview()
    {
        JsonNode? body = null;
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            body = await JsonNode.ParseAsync(context.Request.Body);
            await context.Response.WriteAsync("""{"messages":[{"id":"wamid.X"}]}""");
        });

        await SendAsync(provider.Address, new OutboundMessage(new CustomerIdentity(null, "FR.111", null), new MessageContent.Text("See https://example.test"), "c"));

        Assert.Equal("FR.111", (string?)body!["recipient"]);
        Assert.Null(body["to"]);
        Assert.True((bool)body["text"]!["preview_url"]!);
    }

    [Fact]
    public async Task Send_OfWhatItCannotSay_RefusesWithoutAsking()
    {
        await using var provider = await FakeProvider.StartAsync(_ => Task.CompletedTask);

        var outcome = await SendAsync(provider.Address, Hello with { Content = new MessageContent.FormAnswer([]) });

        Assert.Equal("content_unsupported", Assert.IsType<SendOutcome.Refused>(outcome).Error.Code);
        Assert.Equal(0, provider.Requests);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    public async Task Send_WhenThrottled_IsTriedLater_AsAsked(string retryAfter, int seconds)
    {
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            await context.Response.WriteAsync("""{"error":{"message":"(#130429) Rate limit hit","code":130429}}""");
        });

        var later = Assert.IsType<SendOutcome.TryLater>(await SendAsync(provider.Address, Hello));

        Assert.Equal(("130429", TimeSpan.FromSeconds(seconds)), (later.Error.Code, later.After));
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenRedirected_DoesNotFollow()
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        Assert.IsType<SendOutcome.TryLater>(await SendAsync(provider.Address, Hello));
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenNoAnswerComes_IsUnknownAfterTheTimeout()
    {
        await using var provider = await FakeProvider.StartAsync(Hang);

        var unknown = Assert.IsType<SendOutcome.Unknown>(await SendAsync(provider.Address, Hello));

        Assert.Equal("timeout", unknown.Error.Code);
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenTheEngineStopsMeanwhile_IsUnknown()
    {
        using var stopping = new CancellationTokenSource();
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await stopping.CancelAsync();
            await Hang(context);
        });

        var unknown = Assert.IsType<SendOutcome.Unknown>(await SendAsync(provider.Address, Hello, stopping.Token));

        Assert.Equal("canceled", unknown.Error.Code);
    }

    [Fact]
    public async Task Send_WhenTheEngineHasStoppedBefore_IsTriedLater()
    {
        await using var provider = await FakeProvider.StartAsync(Hang);

        Assert.IsType<SendOutcome.TryLater>(await SendAsync(provider.Address, Hello, new CancellationToken(canceled: true)));
        Assert.Equal(0, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenTheConnectionBreaksAfterTheRequest_IsUnknown_AndNotSentTwice()
    {
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Abort();
        });

        Assert.IsType<SendOutcome.Unknown>(await SendAsync(provider.Address, Hello));
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenTheAnswerBreaksOffOrNeverEnds_IsUnknown()
    {
        await using var broken = await FakeProvider.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"messages":[{"id":"wam""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var endless = await FakeProvider.StartAsync(async context =>
        {
            context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
            for (var i = 0; i < 100 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.WriteAsync(new string(' ', 10_000));
        });

        Assert.IsType<SendOutcome.Unknown>(await SendAsync(broken.Address, Hello));
        Assert.IsType<SendOutcome.Unknown>(await SendAsync(endless.Address, Hello));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("http://no-such-host.invalid")]
    public async Task Send_WhenNobodyIsThere_IsTriedLater(string address)
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound and not listening: connections are refused

        var outcome = await SendAsync(new Uri(address.Replace("{port}", $"{((IPEndPoint)silent.LocalEndPoint!).Port}", StringComparison.Ordinal)), Hello);

        Assert.IsType<SendOutcome.TryLater>(outcome);
    }

    [Fact]
    public async Task Send_WhenTlsFails_IsTriedLater()
    {
        await using var plain = await FakeProvider.StartAsync(_ => Task.CompletedTask);

        var outcome = await SendAsync(new UriBuilder(plain.Address) { Scheme = "https" }.Uri, Hello);

        Assert.IsType<SendOutcome.TryLater>(outcome);
        Assert.Equal(0, plain.Requests);
    }

    [Theory]
    [InlineData("GraphAddress", "/relative")]
    [InlineData("GraphAddress", "ftp://example.test")]
    [InlineData("GraphVersion", "23")]
    [InlineData("SendTimeout", "00:00:00")]
    [InlineData("LongestBody", "1")]
    public void Options_ThatCannotBe_AreRefused(string key, string value)
    {
        using var services = Services((key, value));

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<WhatsAppOptions>>().Value);
    }

    [Theory]
    [InlineData(200, """{"messages":[{"id":"wamid.X"}]}""", "main sent")]
    [InlineData(401, """{"error":{"message":"Invalid OAuth access token","code":190}}""", "main failed 190 for good")]
    [InlineData(400, """{"error":{"message":"Message undeliverable","code":131026}}""", null)]
    [InlineData(503, """{"error":{"message":"Unavailable","code":2,"is_transient":true}}""", "main failed 2")]
    public async Task Send_WhenItIsDone_TellsWhatItMeansForTheAccount(int status, string body, string? told)
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        await using var services = Services(("GraphAddress", provider.Address.AbsoluteUri));

        await services.GetRequiredService<IChannelSender>().Send(Accounts.Main, Hello, CancellationToken.None);

        Assert.Equal(told is null ? [] : [told], ((RecordingPulse)services.GetRequiredService<IChannelPulse>()).Told);
    }

    [Fact]
    public async Task Send_WritesNoSecretIntoTheLog()
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var log = new RecordingLog();
        await using var services = Services(log, ("GraphAddress", provider.Address.AbsoluteUri));

        await services.GetRequiredService<IChannelSender>().Send(Accounts.Main, Hello, CancellationToken.None);

        Assert.Contains(log.Lines, line => line.Contains("http_500", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("access token", StringComparison.Ordinal) || line.Contains("Hello", StringComparison.Ordinal));
    }

    private static Task Hang(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task<SendOutcome> SendAsync(Uri address, OutboundMessage message, CancellationToken cancellationToken = default)
    {
        await using var services = Services(("GraphAddress", address.AbsoluteUri), ("SendTimeout", "00:00:02"));
        return await services.GetRequiredService<IChannelSender>().Send(Accounts.Main, message, cancellationToken);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => Services(null, settings);

    private static ServiceProvider Services(ILoggerProvider? log, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{WhatsAppOptions.Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        return new ServiceCollection()
            .AddLogging(logging =>
            {
                logging.SetMinimumLevel(LogLevel.Trace);
                if (log is not null)
                    logging.AddProvider(log);
            })
            .AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System))
            .AddSingleton<IChannelPulse, RecordingPulse>()
            .AddSingleton<IPublishedForms, MemoryPublishedForms>()
            .AddWhatsApp(configuration)
            .BuildServiceProvider();
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add($"{formatter(state, exception)} {exception}");
        }
        public void Dispose() { }
    }
}
