using System.Text.Json.Nodes;

namespace Parloir.Cluster.Tests.Load;

/// <summary>An open conversation as a screen shows it, built from nothing but pushes.</summary>
internal sealed class ShownConversation(string id)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, JsonNode> _items = [];
    private JsonNode? _head;

    public string Id => id;
    public long Sequence { get; private set; }

    public (JsonNode? Head, IReadOnlyCollection<JsonNode> Items) Shown
    {
        get
        {
            lock (_gate) return (_head, [.. _items.Values]);
        }
    }

    public void Begin(JsonNode snapshot)
    {
        lock (_gate)
        {
            _items.Clear();
            foreach (var item in snapshot["page"]!["items"]!.AsArray()) _items[(long)item!["sequence"]!] = item;
            (_head, Sequence) = (snapshot["head"], (long)snapshot["sequence"]!);
        }
    }

    /// <returns>False: something is missing before it.</returns>
    public bool TryApply(JsonNode delta)
    {
        lock (_gate)
        {
            if ((long)delta["sequence"]! <= Sequence) return true;
            if ((long)delta["since"]! != Sequence) return false;
            foreach (var change in delta["changes"]!.AsArray()) Apply(change!);
            (_head, Sequence) = (delta["head"], (long)delta["sequence"]!);
            return true;
        }
    }

    private void Apply(JsonNode change)
    {
        switch ((string)change["change"]!)
        {
            case "item_added":
                _items[(long)change["item"]!["sequence"]!] = change["item"]!;
                break;
            case "delivery_changed" when _items.TryGetValue((long)change["message"]!, out var message):
                message["delivery"] = change["delivery"]!.DeepClone();
                break;
        }
    }
}
