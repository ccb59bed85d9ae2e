namespace Parloir.Runtime.Calls;

/// <summary>
/// Keeps used requests for the next call of the same method. Each thread has a small stack; callers and grains often run on different
/// threads, so full stacks go as a whole to a shared depot, where threads with an empty stack take them.
/// </summary>
public static class RequestPool
{
    private const int StackSize = 32;
    private const int DepotSize = 64;

    public static TRequest Rent<TRequest>() where TRequest : GrainRequest, new()
    {
        var top = Of<TRequest>.t_top ?? Of<TRequest>.TakeStack();
        if (top is null) return new TRequest();
        Of<TRequest>.t_top = top.Next;
        Of<TRequest>.t_count--;
        top.Next = null;
        return (TRequest)top;
    }

    /// <summary>The request must not be used any more.</summary>
    public static void Return<TRequest>(TRequest request) where TRequest : GrainRequest, new()
    {
        if (Of<TRequest>.t_count == StackSize) Of<TRequest>.GiveStack();
        request.Next = Of<TRequest>.t_top;
        Of<TRequest>.t_top = request;
        Of<TRequest>.t_count++;
    }

    private static class Of<TRequest>
    {
        [ThreadStatic]
        public static GrainRequest? t_top;

        [ThreadStatic]
        public static int t_count;

        private static readonly Lock Gate = new();
        private static readonly Stack<GrainRequest> Depot = new();

        public static GrainRequest? TakeStack()
        {
            if (Depot.Count == 0) return null;
            lock (Gate)
                if (!Depot.TryPop(out t_top))
                    return null;
            t_count = StackSize;
            return t_top;
        }

        public static void GiveStack()
        {
            lock (Gate)
                if (Depot.Count < DepotSize)
                    Depot.Push(t_top!);
            t_top = null;
            t_count = 0;
        }
    }
}
