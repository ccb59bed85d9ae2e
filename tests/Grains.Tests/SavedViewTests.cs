using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S4-03, S4-05: saved views as live lists. (That list, query and rule agree, ViewTests tells.)</summary>
public sealed class SavedViewTests
{
    private static readonly ConversationFilter All = new(ConversationTab.All, Alice.Id, null, null);
    private static readonly SavedViewDraft Vips = new("Vips", ViewVisibility.Personal, null, new ConversationCondition.Has(ConversationAttribute.Label, ["vip"]), ConversationSort.Newest);

    [Fact]
    public async Task View_WhenItIsChanged_IsFollowedByThoseWhoWatch()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var saved = (await Views(desk).Create(Alice.Id, Vips)).View!;
        var screen = new ListWatcher(All with { View = saved.Id });
        await screen.WatchAsync(desk);
        Assert.Empty(screen.Shown);
        var epoch = screen.Position.Epoch;

        await Views(desk).Change(Alice.Id, false, saved.Id, Vips with { Condition = new ConversationCondition.Not(Vips.Condition) });
        var editor = new ListWatcher(All with { View = saved.Id });
        await editor.WatchAsync(desk);

        Assert.Equal([(conversation.Id, conversation.Sequence)], editor.Shown);
        await Waiting.Eventually(() => Task.FromResult(screen.Position.Epoch != epoch));
    }

    [Fact]
    public async Task View_WhenItIsDeleted_ShowsNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        var saved = (await Views(desk).Create(Alice.Id, Vips with { Condition = new ConversationCondition.All([]) })).View!;
        Assert.Single((await desk.Silo.Queries.List(Workspace, All with { View = saved.Id }, null, 10, default)).Items);
        Assert.Null(await Views(desk).Delete(Alice.Id, false, saved.Id));
        Assert.Empty((await desk.Silo.Queries.List(Workspace, All with { View = saved.Id }, null, 10, default)).Items);
        Assert.Equal(0, await desk.CountAsync("saved_views"));
    }

    [Fact]
    public async Task View_WhenTimePasses_IsWhatTheQuerySaysWithoutAnyChange()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.OpenConversationAsync();
        var old = await WatchAsync(desk, Age.OlderThan);
        var young = await WatchAsync(desk, Age.NewerThan);
        Assert.Empty(Ids(old));
        Assert.Equal([first.Id], Ids(young));

        await PassAsync(desk, 3, old, young);
        var second = await desk.OpenConversationAsync(new("33600000002", null, null));
        await ShowsAsync(desk, old, []);
        await ShowsAsync(desk, young, [second.Id, first.Id]);

        await PassAsync(desk, 3, old, young);
        await ShowsAsync(desk, old, [first.Id]);
        await ShowsAsync(desk, young, [second.Id]);

        await PassAsync(desk, 3, old, young);
        await ShowsAsync(desk, old, [second.Id, first.Id]);
        await ShowsAsync(desk, young, []);
        Assert.Equal([second.Id, first.Id], (await desk.Silo.Queries.List(Workspace, old.Filter, null, 10, default)).Items.Select(view => view.Id));
    }

    [Fact]
    public async Task Fold_WhenTheDatabaseDoesIt_IsTheSame()
    {
        await using var desk = await Desk.OpenAsync();
        var letters = new string([.. Enumerable.Range(0x20, 0x230).Concat(Enumerable.Range(0x370, 0x190)).Select(letter => (char)letter)]);
        await using var command = desk.Silo.Database.CreateCommand("select translate($1, $2, $3)");
        foreach (var text in new[] { letters, TextFolding.From, TextFolding.To }) command.Parameters.AddWithValue(text);
        Assert.Equal(TextFolding.Fold(letters), (string)(await command.ExecuteScalarAsync())!);
        Assert.Equal("helene œuvre ωмё", TextFolding.Fold("Hélène œuvre ΩМЁ"));
    }

    private static ISavedViewsGrain Views(Desk desk) => desk.Silo.Grains.GetGrain<ISavedViewsGrain>(Workspace.Value);

    private static async Task<ListWatcher> WatchAsync(Desk desk, Age age)
    {
        var draft = Vips with { Name = $"{age}", Condition = new ConversationCondition.Aged(ConversationTime.LastMessage, age, 5) };
        var screen = new ListWatcher(All with { View = (await Views(desk).Create(Alice.Id, draft)).View!.Id });
        await screen.WatchAsync(desk);
        return screen;
    }

    private static ConversationId[] Ids(ListWatcher screen) => [.. screen.Shown.Select(shown => shown.Item1)];

    /// <summary>Minute by minute, so that no screen is forgotten.</summary>
    private static async Task PassAsync(Desk desk, int minutes, params ListWatcher[] screens)
    {
        for (var i = 0; i < minutes; i++)
        {
            desk.Time.Advance(TimeSpan.FromMinutes(1));
            foreach (var screen in screens) await screen.WatchAsync(desk);
        }
    }

    /// <summary>The page is what the query says, its count how many the live list knows of.</summary>
    private static Task ShowsAsync(Desk desk, ListWatcher screen, ConversationId[] expected) => Waiting.Eventually(async () =>
    {
        var state = await screen.WatchAsync(desk);
        return Ids(screen).SequenceEqual(expected) && state.Snapshot!.Count == new ViewCount(expected.Length, false);
    });
}
