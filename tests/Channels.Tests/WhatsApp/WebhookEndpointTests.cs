using System.Net;
using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Channels;
using Parloir.Journal;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class WebhookEndpointTests : IAsyncLifetime
{
    private WebhookHost host = null!;

    public async Task InitializeAsync() => host = await WebhookHost.StartAsync(("LongestBody", "65536"));

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Post_WhenSigned_IsTakenInAndAnswered200()
    {
        using var answer = await host.PostAsync(Payload.Messages(Payload.Text("Hello", "A"), "null"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["A"], host.Inbound.Envelopes.Select(envelope => envelope.DedupeKey));
        Assert.Equal("malformed_item", Assert.Single(host.Inbound.Quarantined).Reason);
    }

    [Fact]
    public async Task Post_BeforeItIsDurable_IsNotAnswered()
    {
        var durable = new TaskCompletionSource();
        host.Inbound.Until = durable.Task;

        var answering = host.PostAsync(Payload.Messages(Payload.Text("Hello")));
        await Task.WhenAny(answering, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
        Assert.False(answering.IsCompleted);
        durable.SetResult();

        using var answer = await answering;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Post_WithNothingInIt_Is200AndTroublesNobody()
    {
        using var answer = await host.PostAsync(Payload.Messages());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Inbound.Batches);
    }

    [Fact]
    public async Task Post_WhenItIsTakenInOrForged_IsToldOfTheAccount()
    {
        using var taken = await host.PostAsync(Payload.Messages(Payload.Text("Hello")));
        using var forged = await host.PostAsync(Payload.Messages(Payload.Text("Hello")), signature: $"sha256={new string('0', 64)}");
        host.Inbound.Failure = new JournalUnavailableException("Away");
        using var lost = await host.PostAsync(Payload.Messages(Payload.Text("Hello")));

        Assert.Equal(["main received", "main forged"], host.Pulse.Told);
    }

    [Fact]
    public async Task Post_OfAStatusThatNobodyKnows_QuarantinesIt()
    {
        host.Inbound.IsUnknown = envelope => envelope.DedupeKey == "X:read";

        using var answer = await host.PostAsync(Payload.Statuses(Payload.Status("read", "", "X"), Payload.Status("read", "", "Y")));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var odd = Assert.Single(host.Inbound.Quarantined);
        Assert.Equal("unknown_message", odd.Reason);
        Assert.Equal("X:read", Reading.Only(odd.Body.ToArray()).Envelope!.DedupeKey);
    }

    [Theory]
    [InlineData("main", "", 401, "signature_missing")]
    [InlineData("main", "sha256=00", 401, "signature_wrong")]
    [InlineData("main", "sha256=0000000000000000000000000000000000000000000000000000000000000000", 401, "signature_wrong")]
    [InlineData("nobody", "", 404, "unknown_account")]
    public async Task Post_WithoutRightToSpeak_IsRefused(string account, string signature, int status, string code)
    {
        using var answer = await host.PostAsync(Payload.Messages(Payload.Text("Hello")), account, signature);

        await AssertProblemAsync(answer, status, code);
        Assert.Empty(host.Inbound.Batches);
    }

    [Theory]
    [InlineData("hello", "not_json")]
    [InlineData("", "not_json")]
    [InlineData("{\"object\":\"page\",\"entry\":[]}", "not_meta")]
    public async Task Post_OfWhatIsNoWebhook_Is400(string body, string code)
    {
        using var answer = await host.PostAsync(Payload.Bytes(body));

        await AssertProblemAsync(answer, 400, code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OfABodyTooLarge_Is413_WhetherItSaysSoOrNot(bool announced)
    {
        var body = Payload.Bytes(new string(' ', 65537));
        using HttpContent content = announced ? new ByteArrayContent(body) : new StreamContent(new UnknownLength(body));

        using var answer = await host.PostAsync(content, MetaSignature.Sign(body, "secret"));

        await AssertProblemAsync(answer, 413, "body_too_large");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40_000)]
    [InlineData(65_536)]
    public async Task Post_InChunks_IsReadWhole(int atLeast)
    {
        var json = Payload.Messages(Payload.Text("Hello", "A"));
        byte[] body = [.. json, .. Payload.Bytes(new string(' ', Math.Max(0, atLeast - json.Length)))];
        using var content = new StreamContent(new UnknownLength(body));

        using var answer = await host.PostAsync(content, MetaSignature.Sign(body, "secret"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("A", Assert.Single(host.Inbound.Envelopes).DedupeKey);
    }

    public static TheoryData<Exception> Failures => [new JournalUnavailableException("down"), new TimeoutException(), new OperationCanceledException(), new InvalidOperationException("bug")];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Post_ThatCannotBeMadeDurable_Is503WithRetryAfter(Exception failure)
    {
        host.Inbound.Failure = failure;

        using var answer = await host.PostAsync(Payload.Messages(Payload.Text("Hello")));

        await AssertProblemAsync(answer, 503, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Get_WithTheRightToken_AnswersTheChallenge()
    {
        using var answer = await host.Client.GetAsync(new Uri("/webhooks/whatsapp/main?hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=1158201444", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("1158201444", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("main?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1", 403, "verify_token_wrong")]
    [InlineData("main?hub.mode=subscribe&hub.challenge=1", 403, "verify_token_wrong")]
    [InlineData("main?hub.verify_token=verify%20me&hub.challenge=1", 403, "verify_token_wrong")]
    [InlineData("nobody?hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=1", 404, "unknown_account")]
    public async Task Get_Otherwise_IsRefused(string query, int status, string code)
    {
        using var answer = await host.Client.GetAsync(new Uri($"/webhooks/whatsapp/{query}", UriKind.Relative));

        await AssertProblemAsync(answer, status, code);
    }

    [Fact]
    public async Task Post_FasterThanTheRate_Is429()
    {
        await using var slow = await WebhookHost.StartAsync(("Rate", "1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => slow.PostAsync(Payload.Messages(Payload.Text("Hello")))));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await AssertProblemAsync(answers.First(answer => answer.StatusCode != HttpStatusCode.OK), 429, "too_many_requests");
    }

    [Fact]
    public async Task Post_MoreAtOnceThanAreLetIn_WaitsInLine_ThenIs429()
    {
        await using var narrow = await WebhookHost.StartAsync(("Concurrency", "1"));
        var durable = new TaskCompletionSource();
        narrow.Inbound.Until = durable.Task;

        var posts = Enumerable.Range(0, 12).Select(_ => narrow.PostAsync(Payload.Messages(Payload.Text("Hello")))).ToList();
        var first = await await Task.WhenAny(posts);
        durable.SetResult();
        var answers = await Task.WhenAll(posts);

        Assert.Equal(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
    }

    /// <summary>A stream that cannot say how long it is, so that it is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : Stream
    {
        private readonly MemoryStream inner = new(bytes);

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
