using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Activations;

/// <summary>First in, first out, linked through the requests themselves: queueing allocates nothing.</summary>
internal struct RequestQueue
{
    private GrainRequest? _head;
    private GrainRequest? _tail;

    public int Count { get; private set; }

    public void Enqueue(GrainRequest request)
    {
        if (_tail is null) _head = request;
        else _tail.Next = request;
        _tail = request;
        Count++;
    }

    /// <summary>Null when the queue is empty.</summary>
    public GrainRequest? Dequeue()
    {
        if (_head is not { } request) return null;
        _head = request.Next;
        if (_head is null) _tail = null;
        request.Next = null;
        Count--;
        return request;
    }

    public void DropReleased() => Expire(int.MinValue, []);

    /// <summary>Takes out the requests whose caller is gone, and those that have waited too long.</summary>
    public void Expire(int oldest, List<GrainRequest> expired)
    {
        var all = this;
        this = default;
        while (all.Dequeue() is { } request)
        {
            if (request.IsReleased) continue;
            if (request.TryExpire(oldest)) expired.Add(request);
            else Enqueue(request);
        }
    }
}
