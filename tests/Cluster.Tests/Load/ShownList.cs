using System.Text.Json.Nodes;

namespace Parloir.Cluster.Tests.Load;

/// <summary>A list as a screen shows it, built from nothing but pushes.</summary>
internal sealed class ShownList(string name)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonNode> _items = [];

    public string Name => name;
    public JsonNode? Position { get; private set; }

    public IReadOnlyCollection<JsonNode> Items
    {
        get
        {
            lock (_gate) return [.. _items.Values];
        }
    }

    public void Begin(JsonNode snapshot)
    {
        lock (_gate)
        {
            _items.Clear();
            foreach (var item in snapshot["items"]!.AsArray()) _items[(string)item!["id"]!] = item;
            Position = snapshot["position"]!;
        }
    }

    /// <returns>False: something is missing before it.</returns>
    public bool TryApply(JsonNode delta)
    {
        lock (_gate)
        {
            var position = delta["position"]!;
            if (Position is null || (string)Position["epoch"]! != (string)position["epoch"]!) return false;
            var (here, there) = ((long)Position["sequence"]!, (long)position["sequence"]!);
            if (there != here + 1) return there <= here;
            foreach (var item in delta["upserted"]!.AsArray()) Upsert(item!);
            foreach (var id in delta["removed"]!.AsArray()) _items.Remove((string)id!);
            Position = position;
            return true;
        }
    }

    private void Upsert(JsonNode item)
    {
        var id = (string)item["id"]!;
        if (_items.TryGetValue(id, out var known) && (long)known["sequence"]! > (long)item["sequence"]!) return;
        _items[id] = item;
    }
}
