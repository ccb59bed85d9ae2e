using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Placement;

/// <summary>The calls that wait for another silo, oldest first, so that the sweep finds those that have waited too long without a timer for each.</summary>
internal sealed class RemoteCalls
{
    private readonly Lock _gate = new();
    private readonly LinkedList<GrainRequest> _waiting = new();

    /// <returns>Null for a one-way call: nobody waits for it.</returns>
    public LinkedListNode<GrainRequest>? Add(GrainRequest request)
    {
        if (request.Method.OneWay) return null;
        var node = new LinkedListNode<GrainRequest>(request);
        lock (_gate) _waiting.AddLast(node);
        return node;
    }

    public void Remove(LinkedListNode<GrainRequest>? node)
    {
        if (node is null) return;
        lock (_gate) _waiting.Remove(node);
    }

    /// <summary>Takes the callers away that have waited since <paramref name="oldest"/> or before.</summary>
    public void Expire(int oldest, List<GrainRequest> expired)
    {
        lock (_gate)
            for (var node = _waiting.First; node is not null && node.Value.SentAt <= oldest; node = node.Next)
                if (node.Value.TryExpire(oldest))
                    expired.Add(node.Value);
    }
}
