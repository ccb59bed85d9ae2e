using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>The way out: reply, outbox, provider, statuses, with crashes in between.</summary>
public sealed class SendingTests
{
    private static readonly DeliveryError Busy = new("429", "Too many requests");
    private static readonly DeliveryError Undeliverable = new("131026", "Undeliverable");

    public static TheoryData<string> EveryOrder() => new("sdr", "srd", "dsr", "drs", "rsd", "rds", "rr", "ddsr", "fr", "dfr");

    [Theory]
    [MemberData(nameof(EveryOrder))]
    public async Task Reply_WhenStatusesComeInAnyOrder_EndsRead(string order)
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);
        foreach (var letter in order)
        {
            var status = letter switch { 's' => DeliveryStatus.Sent, 'd' => DeliveryStatus.Delivered, 'r' => DeliveryStatus.Read, _ => DeliveryStatus.Failed };
            Assert.Empty(await desk.TellStatusAsync(desk.Provider.Asked[0], status));
        }
        Assert.Equal(DeliveryStatus.Read, (await desk.DeliveryAsync(view.Id, message)).Status);
        Assert.Single(desk.Provider.Asked);
        Assert.Equal(0, await desk.CountAsync("outbox"));
    }

    [Fact]
    public async Task Reply_WhenTheProviderIsBusy_IsTriedAgainLater()
    {
        await using var desk = await Desk.OpenAsync();
        var answers = new Queue<SendOutcome>([new SendOutcome.TryLater(Busy, TimeSpan.FromSeconds(7)), desk.Provider.Accept()]);
        desk.Provider.Answer = (_, _) => Task.FromResult(answers.Dequeue());
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.Provider.Arrival();
        await Waiting.Eventually(async () => (await desk.DeliveryAsync(view.Id, message)).Error is not null);
        var deferred = await desk.DeliveryAsync(view.Id, message);
        Assert.Equal(DeliveryStatus.Sending, deferred.Status);

        await desk.AdvanceUntilAsync(desk.Provider.Arrival());

        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);
        Assert.True(desk.Time.GetUtcNow() >= deferred.At.AddSeconds(7));
        Assert.Equal(2, desk.Provider.Asked.Count);
    }

    [Fact]
    public async Task Reply_WhenTheProviderIsBusyAndWeRestart_IsTriedAgainAfterIt()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.TryLater(Busy, TimeSpan.FromSeconds(30)));
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.Provider.Arrival();
        await Waiting.Eventually(async () => (await desk.DeliveryAsync(view.Id, message)).Error is not null);

        desk.Provider.Answer = null;
        await desk.CrashAsync();
        await desk.AdvanceUntilAsync(desk.Provider.Arrival());

        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);
        Assert.Equal(2, desk.Provider.Asked.Count);
    }

    [Fact]
    public async Task Reply_WhenTheProviderStaysBusy_FailsAfterEightAttempts()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.TryLater(Busy, null));
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);

        await desk.AdvanceUntilAsync(desk.DeliveredAsync(view.Id, message, DeliveryStatus.Failed));

        Assert.Equal(Busy, (await desk.DeliveryAsync(view.Id, message)).Error);
        Assert.Equal(8, desk.Provider.Asked.Count);
    }

    [Fact]
    public async Task Reply_WhenRefused_FailsWithTheReasonAndTheNextGoes()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (sent, _) =>
            Task.FromResult(sent.Content.Words == "bad" ? new SendOutcome.Refused(Undeliverable) : (SendOutcome)desk.Provider.Accept());
        var view = await desk.OpenConversationAsync();
        var bad = await desk.ReplyAsync(view.Id, "bad");
        var good = await desk.ReplyAsync(view.Id, "good");
        await desk.DeliveredAsync(view.Id, good, DeliveryStatus.Sent);
        Assert.Equal((DeliveryStatus.Failed, Undeliverable), ((await desk.DeliveryAsync(view.Id, bad)).Status, (await desk.DeliveryAsync(view.Id, bad)).Error));
    }

    [Fact]
    public async Task Reply_WhenNobodyKnowsWhetherItLeft_IsNotSentTwiceAndAStatusTells()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (_, _) => Task.FromResult<SendOutcome>(new SendOutcome.Unknown(new DeliveryError("timeout", "No answer")));
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.OutcomeUnknown);

        await desk.PassAsync(TimeSpan.FromMinutes(30));
        await desk.TellStatusAsync(desk.Provider.Asked[0], DeliveryStatus.Delivered);

        Assert.Equal(DeliveryStatus.Delivered, (await desk.DeliveryAsync(view.Id, message)).Status);
        Assert.Single(desk.Provider.Asked);
    }

    [Fact]
    public async Task Crash_WhenAMessageIsLeaving_IsNotSentTwiceAndTheNextGoes()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (_, _) => new TaskCompletionSource<SendOutcome>().Task;
        var view = await desk.OpenConversationAsync();
        var leaving = await desk.ReplyAsync(view.Id, "leaving");
        await desk.Provider.Arrival();
        var queued = await desk.ReplyAsync(view.Id, "queued");

        desk.Provider.Answer = null;
        await desk.CrashAsync();

        await desk.DeliveredAsync(view.Id, queued, DeliveryStatus.Sent);
        Assert.Equal(DeliveryStatus.OutcomeUnknown, (await desk.DeliveryAsync(view.Id, leaving)).Status);
        Assert.Equal(["leaving", "queued"], desk.Provider.Texts);
        await desk.CrashAsync();
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        Assert.Equal(2, desk.Provider.Asked.Count);
    }

    [Theory]
    [InlineData(1, "", "Sent")]
    [InlineData(2, "leaving", "OutcomeUnknown")]
    [InlineData(3, "leaving", "Sent")]
    public async Task Crash_WhenAfterAnyAppendOfASend_SendsAtMostOnce(int appends, string sentBefore, string ends)
    {
        // Queued; leaving; answered.
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.DoAsync(view.Id, new ConversationCommand.Claim(Alice));
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        desk.Silo.Journal.EndAfter(appends);
        var message = await desk.ReplyAsync(view.Id, "leaving");
        if (sentBefore.Length > 0) await desk.Provider.Arrival();
        if (appends == 3) await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Sent);

        await desk.CrashAsync();

        await desk.DeliveredAsync(view.Id, message, Enum.Parse<DeliveryStatus>(ends));
        Assert.Equal(["leaving"], desk.Provider.Texts);
        Assert.Equal(0, await desk.CountAsync("outbox"));
    }

    [Fact]
    public async Task Provider_WhenItNeverAnswers_HoldsUpTheConversationForTwoMinutesOnly()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Provider.Answer = (sent, _) => sent.Content.Words == "hangs" ? new TaskCompletionSource<SendOutcome>().Task : Task.FromResult<SendOutcome>(desk.Provider.Accept());
        var view = await desk.OpenConversationAsync();
        var hanging = await desk.ReplyAsync(view.Id, "hangs");
        var next = await desk.ReplyAsync(view.Id, "next");
        await desk.Provider.Arrival();

        await desk.AdvanceUntilAsync(desk.DeliveredAsync(view.Id, next, DeliveryStatus.Sent));

        Assert.Equal(DeliveryStatus.OutcomeUnknown, (await desk.DeliveryAsync(view.Id, hanging)).Status);
        Assert.Equal(["hangs", "next"], desk.Provider.Texts);
    }

    [Fact]
    public async Task Reply_WhenTwentyAreWrittenFast_ArriveInTheirOrder()
    {
        // "Twenty numbered messages sent fast, two never appear."
        await using var desk = await Desk.OpenAsync();
        var gate = Waiting.Signal();
        desk.Provider.Answer = async (_, _) =>
        {
            await gate.Task;
            return desk.Provider.Accept();
        };
        var view = await desk.OpenConversationAsync();
        var writing = Enumerable.Range(0, 20).Select(i =>
            desk.DoAsync(view.Id, new ConversationCommand.SendMessage(Alice, $"fast-{i}", $"{i}", null))).ToArray();
        await Task.WhenAll(writing);
        gate.SetResult();
        await desk.Provider.Arrivals(20);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), desk.Provider.Texts);
    }

    [Fact]
    public async Task Reply_WhenMoreAreQueuedThanTheStateTracks_AllAreSent()
    {
        await using var desk = await Desk.OpenAsync();
        var gate = Waiting.Signal();
        desk.Provider.Answer = async (_, _) =>
        {
            await gate.Task;
            return desk.Provider.Accept();
        };
        const int Count = ConversationState.TrackedDeliveries + 10;
        var view = await desk.OpenConversationAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => desk.DoAsync(view.Id, new ConversationCommand.SendMessage(Alice, $"many-{i}", $"{i}", null))));
        gate.SetResult();
        await desk.Provider.Arrivals(Count);
        await Waiting.Eventually(async () => await desk.CountAsync("deliveries", "status = 'Sent'") == Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"{i}"), desk.Provider.Texts);
    }

    [Fact]
    public async Task Reply_WhenTheSameCommandComesManyTimes_IsSentOnce()
    {
        // "One click on a weak network sends twice."
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var send = new ConversationCommand.SendMessage(Alice, "click", "Good morning", null);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => desk.DoAsync(view.Id, send)));
        await desk.RestartAsync();
        await desk.DoAsync(view.Id, send);
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
        // Accepted once, it is not refused when it is repeated.
        await desk.DoAsync(view.Id, send);
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        Assert.Single(desk.Provider.Asked);
        Assert.Equal(1, await desk.CountAsync("journal", "kind = 'message.queued.v1'"));
    }

    [Fact]
    public async Task Status_WhenItComesBeforeTheAnswer_KeepsItsReasonAndTheIdIsKnown()
    {
        await using var desk = await Desk.OpenAsync();
        var gate = Waiting.Signal();
        desk.Provider.Answer = async (_, _) =>
        {
            await gate.Task;
            return new SendOutcome.Accepted("wamid.late");
        };
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await desk.Provider.Arrival();
        await desk.TellStatusAsync(desk.Provider.Asked[0], DeliveryStatus.Failed, "wamid.late", Undeliverable);
        gate.SetResult();
        await Waiting.Eventually(async () => await desk.CountAsync("journal", "kind = 'message.identified.v1'") == 1);

        Assert.Equal((DeliveryStatus.Failed, Undeliverable), ((await desk.DeliveryAsync(view.Id, message)).Status, (await desk.DeliveryAsync(view.Id, message)).Error));
        // Without what we gave the provider it is found by the provider's id.
        var anonymous = desk.Provider.Asked[0] with { CallbackData = "another program's" };
        Assert.Empty(await desk.TellStatusAsync(anonymous, DeliveryStatus.Delivered, "wamid.late"));
        Assert.Equal(DeliveryStatus.Delivered, (await desk.DeliveryAsync(view.Id, message)).Status);
    }

    [Fact]
    public async Task Status_WhenAWebhookBringsMany_IsOneAppend()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var message = await desk.ReplyAsync(view.Id);
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        var callback = desk.Provider.Asked[0].CallbackData;
        DeliveryStatus[] told = [DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read];

        desk.Silo.Journal.EndAfter(1);
        await desk.ReceiveAsync(Carla, [.. told.Select(status => Envelope($"{status}", Noon, new InboundItem.Status("wamid.out.1", status, null, callback)))]);

        Assert.Equal(DeliveryStatus.Read, (await desk.DeliveryAsync(view.Id, message)).Status);
        desk.Silo.Journal.EndAfter(int.MaxValue);
    }

    [Fact]
    public async Task Status_WhenNobodyHereSentTheMessage_IsGivenBack()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        var foreign = new OutboundMessage(Carla, new MessageContent.Text("x"), "");
        Assert.Single(await desk.TellStatusAsync(foreign, DeliveryStatus.Sent, "wamid.foreign"));
    }

    [Fact]
    public async Task Status_WhenOfAMessageOfLongAgo_IsFoundInItsRow()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var first = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, first, DeliveryStatus.Sent);
        await Task.WhenAll(Enumerable.Range(0, ConversationState.TrackedDeliveries).Select(i =>
            desk.DoAsync(view.Id, new ConversationCommand.SendMessage(Alice, $"later-{i}", $"{i}", null))));

        await desk.TellStatusAsync(desk.Provider.Asked[0], DeliveryStatus.Read);
        await desk.TellStatusAsync(desk.Provider.Asked[0], DeliveryStatus.Delivered);

        Assert.Equal(DeliveryStatus.Read, (await desk.DeliveryAsync(view.Id, first)).Status);
        await desk.Provider.Arrivals(ConversationState.TrackedDeliveries + 1);
    }

    [Fact]
    public async Task Account_WhenItIsGone_FailsTheMessage()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await using (var command = desk.Silo.Database.CreateCommand("delete from channel_accounts")) await command.ExecuteNonQueryAsync();
        desk.Time.Advance(TimeSpan.FromSeconds(11));
        var message = await desk.ReplyAsync(view.Id);
        await desk.DeliveredAsync(view.Id, message, DeliveryStatus.Failed);
        Assert.Equal("account_removed", (await desk.DeliveryAsync(view.Id, message)).Error!.Code);
        Assert.Empty(desk.Provider.Asked);
    }
}
