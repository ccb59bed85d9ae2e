using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Grains.Tests.Hosting;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Notifications (S3-30, S3-31, S3-32, S3-33, S3-34): exactly one row for each, whatever dies between, and told to the agent's screens.</summary>
public sealed class NotificationTests
{
    private static readonly ConversationCommand ToAlice = new ConversationCommand.AssignAgent(Bruno, Alice.Id, Alice.Name);

    [Fact]
    public async Task Message_WhenTheConversationIsHers_IsOneUnreadRowUntilItIsRead()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        Assert.Equal(0, await desk.CountAsync("notifications"));
        await desk.DoAsync(conversation.Id, new ConversationCommand.Claim(Alice));
        foreach (var text in new[] { "one", "two", "three" }) await desk.ReceiveAsync(Carla, desk.Message(text));

        var first = Assert.Single((await ListAsync(desk)).Items);
        Assert.Equal((NotificationKind.Message, "one", conversation.Id), (first.Kind, first.Excerpt, first.Conversation?.Id));
        await Grain(desk).MarkRead(null, conversation.Id);
        Assert.NotNull(Assert.Single((await ListAsync(desk)).Items).ReadAt);
        Assert.Empty((await ListAsync(desk, unreadOnly: true)).Items);

        await desk.ReceiveAsync(Carla, desk.Message("four"));
        var again = await ListAsync(desk);
        Assert.Equal((first.Id, "four", 1), (Assert.Single(again.Items).Id, again.Items[0].Excerpt, again.Unread.Value));
    }

    [Fact]
    public async Task Transcript_WhenItIsSentTwice_IsOneNotificationAndOneLine() // S4-16
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var send = new ConversationCommand.SendTranscript(Bruno, "t-1", AliceCard);
        await desk.DoAsync(conversation.Id, send);
        await desk.DoAsync(conversation.Id, send);

        var told = Assert.Single((await ListAsync(desk)).Items);
        Assert.Equal((NotificationKind.Transcript, conversation.Id), (told.Kind, told.Conversation?.Id));
        var line = Assert.Single((await desk.TimelineAsync(conversation.Id)).OfType<TimelineItem.Activity>(), item => item.Detail is ActivityDetail.TranscriptSent);
        Assert.Equal((Bruno, new ActivityDetail.TranscriptSent(AliceCard), told.Sequence), (line.Actor, line.Detail, line.Sequence));
        Assert.Equal(new CommandResult.Rejected(new Rejection.ClientMessageIdTaken()), await desk.Conversation(conversation.Id).Execute(send with { Agent = BrunoCard }).Soon());
    }

    [Fact]
    public async Task Download_WhenAskedForTwice_IsOneLineAndMovesNothing() // S0-15
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        var before = await desk.DoAsync(opened.Id, new ConversationCommand.Snooze(Alice, SnoozePreset.UntilCustomerReply, null, "Etc/UTC"));
        await desk.PassAsync(TimeSpan.FromMinutes(5));
        var download = new ConversationCommand.RecordDownload(Bruno, "k");
        await desk.DoAsync(opened.Id, download);
        var after = await desk.DoAsync(opened.Id, download);

        Assert.Equal(before with { Sequence = before.Sequence + 1 }, after);
        var line = Assert.Single((await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Activity>(), item => item.Detail is ActivityDetail.Downloaded);
        Assert.Equal((Bruno, after.Sequence), (line.Actor, line.Sequence));
        Assert.Empty((await ListAsync(desk)).Items);
    }

    [Fact]
    public async Task Notification_WhenTheAnswerToTheAppendIsLost_IsThereOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var note = new ConversationCommand.AddNote(Bruno, "n-1", "Look", [AliceCard]);
        desk.Silo.Journal.EndUnansweredAfter(0);
        await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => desk.Conversation(conversation.Id).Execute(note));
        await desk.CrashAsync();

        await desk.DoAsync(conversation.Id, note);

        Assert.Equal(NotificationKind.Mention, Assert.Single((await ListAsync(desk)).Items).Kind);
        Assert.Empty((await ListAsync(desk, Bruno.Id)).Items);
    }

    [Fact]
    public async Task Raise_WhenAScreenWatches_IsToldInOrder()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var (alice, bruno) = (new Screen(), new Screen());
        var start = await Grain(desk).Watch(desk.Silo.Grains.CreateObjectReference<INotificationObserver>(alice));
        await Grain(desk, Bruno.Id).Watch(desk.Silo.Grains.CreateObjectReference<INotificationObserver>(bruno));

        await desk.DoAsync(conversation.Id, ToAlice);
        var raised = await alice.Next();
        await Grain(desk).MarkRead(raised.Raised!.Id, null);
        var read = await alice.Next();

        Assert.Equal((NotificationKind.Assigned, start with { Sequence = 1 }), (raised.Raised.Kind, raised.Position));
        Assert.Equal((raised.Raised.Id, start with { Sequence = 2 }), (read.Read!.Id, read.Position));
        Assert.Equal(raised.Raised, Assert.Single((await ListAsync(desk)).Items) with { ReadAt = null });
        Assert.False(bruno.HasNext);
        await Grain(desk).MarkRead(null, null);
        Assert.False(alice.HasNext);
    }

    [Fact]
    public async Task List_WhenTheConversationIsHersNoMore_LeavesOutWhatSheMayNotSee()
    {
        await using var desk = await Desk.OpenAsync();
        var agent = desk.Silo.Grains.GetGrain<IAgentGrain>(Workspace.Key("alice"));
        await agent.Ensure("Alice", "alice@example.test", AgentRole.Agent, "");
        await agent.SetInboxes([new InboxId("other")]);
        var conversation = await desk.OpenConversationAsync();
        await desk.DoAsync(conversation.Id, ToAlice);
        Assert.Equal(1, (await ListAsync(desk, scoped: true)).Unread.Value);

        await desk.DoAsync(conversation.Id, new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name));

        var page = await ListAsync(desk, scoped: true);
        Assert.Equal((0, 0), (page.Items.Length, page.Unread.Value));
        Assert.Single((await ListAsync(desk)).Items);
    }

    [Fact]
    public async Task Remark_WhenItMentions_CallsOnceWhoeverMaySeeTheContact() // S3-34, C7
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var screen = new Screen();
        await Grain(desk).Watch(desk.Silo.Grains.CreateObjectReference<INotificationObserver>(screen));
        foreach (var _ in "ab") Assert.Null((await desk.Contact(conversation.Contact.Id).AddRemark(Bruno, "r1", "Ask @Alice", [AliceCard, BrunoCard])).Rejection);

        var told = Assert.Single((await ListAsync(desk)).Items);
        Assert.Equal((NotificationKind.Mention, "Ask @Alice", conversation.Contact, Bruno), (told.Kind, told.Excerpt, told.Contact, told.By));
        Assert.Null(told.Conversation);
        Assert.Equal(told, (await screen.Next()).Raised);
        Assert.False(screen.HasNext);
        Assert.Empty((await ListAsync(desk, Bruno.Id)).Items);

        // Whoever no longer sees any of the contact's conversations does not see the remark on him either.
        var agent = desk.Silo.Grains.GetGrain<IAgentGrain>(Workspace.Key("alice"));
        await agent.Ensure("Alice", "alice@example.test", AgentRole.Agent, "");
        await agent.SetInboxes([conversation.Inbox]);
        Assert.Equal(told, Assert.Single((await ListAsync(desk, scoped: true)).Items));
        await agent.SetInboxes([new InboxId("other")]);
        var hidden = await ListAsync(desk, scoped: true);
        Assert.Equal((0, 0), (hidden.Items.Length, hidden.Unread.Value));
        await Grain(desk).MarkRead(told.Id, null);
        Assert.NotNull(Assert.Single((await ListAsync(desk)).Items).ReadAt);
    }

    [Fact]
    public async Task List_WhenThereAreManyAtOneTime_HasPagesWithoutGapOrRepeat()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        for (var i = 0; i < 7; i++)
        {
            await desk.DoAsync(conversation.Id, ToAlice);
            await desk.DoAsync(conversation.Id, new ConversationCommand.Unassign(Bruno));
        }
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await desk.Silo.Services.GetRequiredService<INotificationQueries>().List(Workspace, Alice.Id, false, false, cursor, 3, default);
            ids.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal((7, 7), (ids.Count, ids.Distinct().Count()));
    }

    [Fact]
    public async Task Old_WhenSomethingIsRaised_AreForgotten()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk, 1500);
        var conversation = await desk.OpenConversationAsync();
        await desk.DoAsync(conversation.Id, ToAlice);
        await Waiting.Eventually(async () => await desk.CountAsync("notifications", "agent = 'alice'") <= NotificationsGrain.Kept);
        Assert.Equal(Noon, (await ListAsync(desk)).Items[0].At);

        await desk.PassAsync(NotificationsGrain.Life + TimeSpan.FromDays(1));
        await desk.DoAsync(conversation.Id, new ConversationCommand.AddNote(Bruno, "n", "x", [AliceCard]));
        await Waiting.Eventually(async () => await desk.CountAsync("notifications", "agent = 'alice'") == 1);
        Assert.Equal(1500, await desk.CountAsync("notifications", "agent = 'bruno'"));
    }

    [Fact]
    public async Task Plan_WhenThereAreMany_ReadsOneAgentsPage()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk, 5000);
        await using var command = desk.Silo.Database.CreateCommand("analyze notifications");
        await command.ExecuteNonQueryAsync();
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue("alice");
        command.CommandText = "explain (analyze, format json) "
            + NotificationQueries.WriteList(null, false, new ListCursor(DateTimeOffset.MaxValue, ""), 51, command.Parameters);
        var scan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan").GetProperty("Plans")[0];
        Assert.Equal(("notifications_by_time", 51d), (scan.GetProperty("Index Name").GetString(), scan.GetProperty("Actual Rows").GetDouble()));
    }

    private static async Task FillAsync(Desk desk, int count)
    {
        await using var command = desk.Silo.Database.CreateCommand($"""
            insert into notifications (workspace, agent, id, conversation, at, notification)
            select '{Workspace}', agent, 'old-' || i, 'c' || i, timestamptz '2026-01-05 12:00Z' - i * interval '1 minute', '\x7b7d'
            from generate_series(1, {count}) as i, unnest(array['alice', 'bruno']) as agent
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static INotificationsGrain Grain(Desk desk, AgentId? agent = null) => desk.Silo.Grains.GetGrain<INotificationsGrain>(Workspace.Key((agent ?? Alice.Id).Value));

    private static Task<NotificationPage> ListAsync(Desk desk, AgentId? agent = null, bool scoped = false, bool unreadOnly = false) =>
        desk.Silo.Services.GetRequiredService<INotificationQueries>().List(Workspace, agent ?? Alice.Id, scoped, unreadOnly, null, 50, default);

    private sealed class Screen : INotificationObserver
    {
        private readonly Channel<NotificationDelta> _deltas = Channel.CreateUnbounded<NotificationDelta>();

        public bool HasNext => _deltas.Reader.TryPeek(out _);

        public Task<NotificationDelta> Next() => _deltas.Reader.ReadAsync().AsTask().Soon();

        Task INotificationObserver.Changed(NotificationDelta delta)
        {
            _deltas.Writer.TryWrite(delta);
            return Task.CompletedTask;
        }
    }
}
