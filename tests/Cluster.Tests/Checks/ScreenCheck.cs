using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests.Checks;

/// <summary>What screens show against what the server answers when it is asked afresh, by hash.</summary>
internal sealed class ScreenCheck(Entrance entrance, string token)
{
    private const int FirstPage = 50;

    public async Task<IReadOnlyList<string>> CompareAsync(IReadOnlyList<Screen> screens)
    {
        var wrong = new List<string>();
        var list = (await GetAsync($"api/v1/conversations?tab=all&limit={FirstPage}"))["items"]!.AsArray().Select(item => item!).ToArray();
        foreach (var (screen, number) in screens.Select((screen, number) => (screen, number)))
        {
            // What was once on the first page and is not any more stays on the screen, below.
            var shown = screen.List.Items.OrderByDescending(item => (DateTimeOffset)item["lastActivityAt"]!).ThenByDescending(item => (string)item["id"]!, StringComparer.Ordinal).Take(FirstPage).ToArray();
            if (Hash(shown, "id") != Hash(list, "id")) wrong.Add($"screen {number} shows another list: {Difference(shown, list, "id")}");
            foreach (var open in screen.Open) wrong.AddRange((await CompareAsync(open)).Select(difference => $"screen {number}, conversation {open.Id}: {difference}"));
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> CompareAsync(ShownConversation open)
    {
        var head = await GetAsync($"api/v1/conversations/{open.Id}");
        var (shownHead, shownItems) = open.Shown;
        if (shownHead is null) return ["it shows nothing"];
        if (Hash([shownHead], "id") != Hash([head], "id")) return [$"it shows another head, {Canonical(shownHead)} instead of {Canonical(head)}"];
        var items = await TimelineAsync(open.Id);
        // A screen shows the newest part of a timeline, without a hole.
        var newest = items.TakeLast(shownItems.Count).ToArray();
        return Hash(shownItems, "sequence") == Hash(newest, "sequence") ? [] : [$"it shows other items: {Difference(shownItems, newest, "sequence")}"];
    }

    /// <summary>In the order in which it was written.</summary>
    private async Task<List<JsonNode>> TimelineAsync(string conversation)
    {
        var items = new List<JsonNode>();
        for (long? after = 0; after is not null;)
        {
            var page = await GetAsync($"api/v1/conversations/{conversation}/timeline?after={after}&limit=100");
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = (long?)page["after"];
        }
        return [.. items.OrderBy(item => (long)item["sequence"]!)];
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await entrance.GetAsync(token, path))!;

    private static string Hash(IEnumerable<JsonNode> items, string key) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', items.OrderBy(item => item[key]!.ToString(), StringComparer.Ordinal).Select(Canonical)))));

    private static string Difference(IEnumerable<JsonNode> shown, IEnumerable<JsonNode> served, string key)
    {
        var (left, right) = (shown.ToDictionary(item => item[key]!.ToString(), Canonical), served.ToDictionary(item => item[key]!.ToString(), Canonical));
        var keys = left.Keys.Union(right.Keys).Where(item => left.GetValueOrDefault(item) != right.GetValueOrDefault(item)).Order().ToArray();
        return string.Join("; ", keys.Take(3).Select(item => $"{left.GetValueOrDefault(item, "nothing")} instead of {right.GetValueOrDefault(item, "nothing")}")) + $" ({keys.Length} in all)";
    }

    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Canonical(member.Value)}")) + "}",
        JsonArray elements => "[" + string.Join(',', elements.Select(Canonical)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
