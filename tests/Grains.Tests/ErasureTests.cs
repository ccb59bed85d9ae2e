using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Erasure;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Tests.Thumbnails;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S0-14, S0-30, C5: deleted means gone, from every table; and it stays gone.</summary>
public sealed class ErasureTests
{
    private const string Secret = "Zanzibar";

    [Fact]
    public async Task Erase_WhenTheConversationIsRich_LeavesItsWordInNoTable()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await TellSecretsAsync(desk);
        var picture = await ThumbnailTests.UploadAsync(desk, Pictures.Turned);
        await ThumbnailTests.SendAsync(desk, view.Id, picture);
        await using (var command = desk.Silo.Database.CreateCommand("delete from uploads")) await command.ExecuteNonQueryAsync();
        var thumbnail = Assert.IsType<ThumbnailResult.Made>(await desk.Silo.Services.GetRequiredService<IThumbnails>().FindAsync(desk.Workspace, picture, default).Soon()).Content;
        await desk.DoAsync(view.Id, new ConversationCommand.Report(Alice, "event-1", new ReportedEvent(EventCategory.Workflow, $"Looks for {Secret}"), null));
        await desk.FollowAsync();
        Assert.NotEmpty(await TablesWithAsync(desk, Secret));
        Assert.NotEmpty(await TablesWithAsync(desk, thumbnail.Value));

        Assert.True(await desk.Conversation(view.Id).Erase(Alice, "Asked for by the customer").Soon());

        await desk.FollowAsync();
        desk.Time.Advance(ErasedContents.Fresh + TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("erased_contents") == 0);
        Assert.Empty(await TablesWithAsync(desk, Secret));
        Assert.Empty(await TablesWithAsync(desk, thumbnail.Value));
        Assert.Equal(1, await desk.CountAsync("journal", $"stream like '%{view.Id}'"));
        foreach (var table in new[]
        {
            "conversations", "deliveries", "attachments", "outbox", "search_entries", "blobs", "snapshots", "drafts", "remarks", "notifications", "contact_conversations", "thumbnails",
            "report_facts", "report_episodes",
        })
            Assert.Equal(0, await desk.CountAsync(table));
        Assert.Equal(0, await desk.CountAsync("reminders", $"grain like '%{view.Id}'"));
    }

    [Fact]
    public async Task Erase_WhenDone_LeavesATombstoneWithoutContent()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await TellSecretsAsync(desk);
        var events = await desk.CountAsync("journal", $"stream like '%{view.Id}'");
        await desk.Conversation(view.Id).Erase(Alice, "Asked for by the customer").Soon();

        var page = await desk.Silo.Services.GetRequiredService<IErasures>().List(desk.Workspace, null, 10, default);
        var tombstone = Assert.Single(page.Items);
        Assert.Equal((view.Id, AliceCard, desk.Time.GetUtcNow(), "Asked for by the customer"), (tombstone.Conversation, tombstone.By, tombstone.At, tombstone.Reason));
        Assert.Equal((events, 3, 1, 1), (tombstone.Events, tombstone.Messages, tombstone.Notes, tombstone.Attachments));
        Assert.Matches("^[0-9a-f]{64}$", tombstone.Hash);
        Assert.Empty((await desk.Silo.Services.GetRequiredService<IErasures>().List(new WorkspaceId("other"), null, 10, default)).Items);
    }

    [Fact]
    public async Task Erase_WhenSomebodyLooks_TellsTheOpenConversationAndTheLists()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, view.Id);
        var list = new ListWatcher(new ConversationFilter(ConversationTab.All, Alice.Id, null, null));
        await list.WatchAsync(desk);
        Assert.Single(list.Shown);

        await desk.Conversation(view.Id).Erase(Alice, "").Soon();

        await watcher.Gone();
        await Waiting.Eventually(() => Task.FromResult(list.Shown.Count == 0));
        Assert.Equal((0, new ViewCount(0, false)), (list.Gaps, list.Count));
        Assert.Null(await desk.Conversation(view.Id).Get());
        Assert.Null(await watcher.WatchAsync(desk, view.Id));
    }

    [Fact]
    public async Task Receive_WhenAWebhookIsRepeatedAfterTheErasure_BringsNothingBack()
    {
        await using var desk = await Desk.OpenAsync();
        var first = desk.Message(Secret);
        await desk.ReceiveAsync(Carla, first);
        var view = Assert.Single(await desk.AllAsync());
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        for (var life = 0; life < 2; life++)
        {
            Assert.Empty(await desk.ReceiveAsync(Carla, first));
            Assert.Empty(await desk.ReceiveAsync(Carla, Envelope("wamid.reaction", desk.Time.GetUtcNow(), new InboundItem.Reaction(first.DedupeKey, "👍"))));
            Assert.Empty(await desk.AllAsync());
            Assert.Empty(await TablesWithAsync(desk, Secret));
            await desk.RestartAsync();
        }
    }

    [Fact]
    public async Task Receive_WhenTheCustomerWritesAgain_OpensAnotherConversation()
    {
        await using var desk = await Desk.OpenAsync();
        var first = desk.Message(Secret);
        await desk.ReceiveAsync(Carla, first);
        var erased = Assert.Single(await desk.AllAsync());
        await desk.Conversation(erased.Id).Erase(Alice, "").Soon();

        await desk.ReceiveAsync(Carla, first, desk.Message("Hello again"));

        var view = Assert.Single(await desk.AllAsync());
        Assert.NotEqual(erased.Id, view.Id);
        Assert.Equal(erased.Contact, view.Contact);
        Assert.Equal(2, view.DisplayNumber);
        Assert.Single((await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Message>());
    }

    [Fact]
    public async Task Start_WhenTheLastConversationWasErased_OpensAnother()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key(desk.Account.Id.Value)).SyncTemplates().Soon();
        var erased = await desk.OpenConversationAsync();
        await desk.Conversation(erased.Id).Erase(Alice, "").Soon();
        var template = new ConversationCommand.SendTemplate(Alice, "start-1", "hello", "fr", TemplateValues.None with { Body = [new TemplateVariable("1", "Ada")] }, null);
        var result = await desk.Silo.Grains.GetGrain<IContactIdentityGrain>(ContactIdentityGrain.Key(desk.Workspace, desk.Account.Id, Carla))
            .Start(new IdentityAccount(new ChannelCard(desk.Account.Type, desk.Account.Id), desk.Account.Inbox), Carla, template).Soon();
        Assert.NotEqual(erased.Id, Assert.IsType<CommandResult.Accepted>(result).Conversation.Id);
    }

    [Fact]
    public async Task RecordStatuses_WhenTheMessageWasErased_AreTakenInAndForgotten()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.ReplyAsync(view.Id, Secret);
        await desk.Provider.Arrival();
        var sent = desk.Provider.Asked.Single();
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        Assert.Empty(await desk.TellStatusAsync(sent, DeliveryStatus.Delivered));
        Assert.Empty(await desk.TellStatusAsync(sent, DeliveryStatus.Read));
        Assert.Equal(0, await desk.CountAsync("deliveries"));
        Assert.Equal(1, await desk.CountAsync("journal", $"stream like '%{view.Id}'"));
    }

    [Fact]
    public async Task Execute_WhenTheConversationWasErased_IsNotFound()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        foreach (var command in EveryCommand(Alice))
            Assert.IsType<Rejection.NotFound>(Assert.IsType<CommandResult.Rejected>(await desk.Conversation(view.Id).Execute(command).Soon()).Reason);
        Assert.False(await desk.Conversation(view.Id).ResolveInactive(desk.Time.GetUtcNow(), true).Soon());
        await desk.Conversation(view.Id).RecordOutcome(2, new SendOutcome.Accepted("wamid.late"), null).Soon();
        Assert.True(await desk.Conversation(view.Id).Erase(Alice, "").Soon());
        Assert.False(await desk.Conversation(new ConversationId("never")).Erase(Alice, "").Soon());
    }

    [Fact]
    public async Task Erase_WhenTheSiloDies_IsDoneWholeOrNotAtAll()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await TellSecretsAsync(desk);
        desk.Silo.Journal.EndAfter(0);
        await Assert.ThrowsAnyAsync<Exception>(() => desk.Conversation(view.Id).Erase(Alice, "").Soon());
        await desk.CrashAsync();
        Assert.NotNull(await desk.Conversation(view.Id).Get());
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        // The files go later, whoever is up then.
        await desk.CrashAsync();
        desk.Time.Advance(ErasedContents.Fresh + TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("blobs") == 0);
        Assert.Null(await desk.Conversation(view.Id).Get());
    }

    [Fact]
    public async Task Erase_WhenAnotherConversationHasTheSameFile_KeepsTheFile()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await TellSecretsAsync(desk);
        await SendFileAsync(desk, (await desk.OpenConversationAsync(new("33600000002", null, "Dora"))).Id, "file-2");
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        desk.Time.Advance(ErasedContents.Fresh + TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("erased_contents") == 0);
        Assert.Equal(1, await desk.CountAsync("blobs"));
    }

    [Fact]
    public async Task RecordAttachment_WhenTheConversationWasErasedMeanwhile_ForgetsTheFile()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.Conversation(view.Id).Erase(Alice, "").Soon();
        var file = await UploadAsync(desk);
        await using (var command = desk.Silo.Database.CreateCommand("delete from uploads")) await command.ExecuteNonQueryAsync();
        await desk.Conversation(view.Id).RecordAttachment(2, new Attachment(AttachmentState.Stored, file, null)).Soon();
        desk.Time.Advance(ErasedContents.Fresh + TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("blobs") == 0);
    }

    [Fact]
    public async Task Plan_WhenAConversationIsErased_ReadsEveryTableByAnIndex()
    {
        await using var desk = await Desk.OpenAsync();
        await Search.SearchTests.FillAsync(desk);
        var row = new ErasureRow(desk.Workspace, new ConversationId("c"), 5, new ConversationEvent.Erased(Alice, ""), Noon);
        var erase = ErasureProjection.Instance.Write([row]);
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        // As the journal's writers have it.
        await using (var configure = new NpgsqlCommand("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off", connection))
            await configure.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand($"explain {erase.CommandText}", connection);
        foreach (NpgsqlParameter parameter in erase.Parameters) command.Parameters.Add(parameter.Clone());
        var plan = new StringBuilder();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.AppendLine(reader.GetString(0));
        Assert.DoesNotContain("Seq Scan", plan.ToString(), StringComparison.Ordinal);
        foreach (var index in new[] { "journal_pkey", "snapshots_pkey", "conversations_pkey", "deliveries_pkey", "reminders_pkey", "search_entries_pkey" })
            Assert.Contains(index, plan.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The word in a message, a reply, a note, a file and its name, a closing note, and a reaction; with a reminder and a snapshot besides.</summary>
    private static async Task<ConversationView> TellSecretsAsync(Desk desk)
    {
        var view = await desk.OpenConversationAsync(text: $"My word is {Secret}");
        var reply = await desk.ReplyAsync(view.Id, $"{Secret} it is");
        await desk.DeliveredAsync(view.Id, reply, DeliveryStatus.Sent);
        await desk.DoAsync(view.Id, new ConversationCommand.AddNote(Alice, "note-1", $"He said {Secret}"));
        Assert.Null(await desk.Silo.Services.GetRequiredService<IDrafts>().Save(
            desk.Workspace, Alice.Id, view.Id, new DraftView(DraftMode.Reply, "draft-1", $"And {Secret}", null, [], [], desk.Time.GetUtcNow()), default));
        await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Bruno, Alice.Id, Alice.Name));
        await SendFileAsync(desk, view.Id, "file-1");
        await desk.ReceiveAsync(Carla, Envelope("wamid.edit", desk.Time.GetUtcNow(), new InboundItem.Edit("wamid.1", new MessageContent.Text($"Not {Secret}"))));
        await desk.DoAsync(view.Id, new ConversationCommand.Snooze(Alice, SnoozePreset.OneHour, null, "UTC"));
        for (var i = 0; i < 110; i++)
        {
            await desk.DoAsync(view.Id, new ConversationCommand.AddLabel(Alice, Secret));
            await desk.DoAsync(view.Id, new ConversationCommand.RemoveLabel(Alice, Secret));
        }
        Assert.Equal(1, await desk.CountAsync("snapshots", $"stream like '%{view.Id}'"));
        return view;
    }

    private static async Task SendFileAsync(Desk desk, ConversationId conversation, string clientId)
    {
        var file = await UploadAsync(desk);
        var content = new MessageContent.Media(MessageKind.Document, null, file.FileName, file.MimeType, null, file.Checksum.Value, new Attachment(AttachmentState.Stored, file, null));
        await desk.DoAsync(conversation, new ConversationCommand.SendMessage(Alice, clientId, Secret, null, null, content));
        var sent = (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Message>().Single(message => message.ClientMessageId == clientId);
        await desk.DeliveredAsync(conversation, sent.Sequence, DeliveryStatus.Sent);
        await using var command = desk.Silo.Database.CreateCommand("delete from uploads");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<StoredFile> UploadAsync(Desk desk)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"The file says {Secret}."));
        var uploaded = await desk.Silo.Services.GetRequiredService<IAttachments>().UploadAsync(desk.Workspace, Alice.Id, $"{Secret}.txt", content, default);
        return Assert.IsType<UploadResult.Uploaded>(uploaded).Attachment.File;
    }

    /// <summary>Every table of the database, every column of every row, also those that hold bytes.</summary>
    private static async Task<List<string>> TablesWithAsync(Desk desk, string word)
    {
        var found = new List<string>();
        foreach (var (table, columns) in await ColumnsAsync(desk))
        {
            var places = columns.Select(column => $"{column}::text ilike $1");
            await using var command = desk.Silo.Database.CreateCommand($"select count(*) from {table} where {string.Join(" or ", places)}");
            command.Parameters.AddWithValue($"%{word}%");
            if ((long)(await command.ExecuteScalarAsync())! > 0) found.Add(table);
        }
        return found;
    }

    private static async Task<Dictionary<string, List<string>>> ColumnsAsync(Desk desk)
    {
        await using var command = desk.Silo.Database.CreateCommand(
            "select quote_ident(table_name), quote_ident(column_name), data_type from information_schema.columns where table_schema = 'public'");
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new Dictionary<string, List<string>>();
        while (await reader.ReadAsync())
        {
            if (!columns.TryGetValue(reader.GetString(0), out var known)) columns[reader.GetString(0)] = known = [];
            known.Add(reader.GetString(2) == "bytea" ? $"encode({reader.GetString(1)}, 'escape')" : reader.GetString(1));
        }
        return columns;
    }
}
