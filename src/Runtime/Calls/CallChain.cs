namespace Parloir.Runtime.Calls;

/// <summary>Which calls wait for each other around one call. Read while they run: good enough to name a deadlock, not a proof.</summary>
internal static class CallChain
{
    private const int Limit = 16;

    /// <summary>Outermost call first, as <c>type/key.Method</c>.</summary>
    public static IReadOnlyList<string> Of(GrainRequest request)
    {
        var chain = new List<string>();
        var outermost = request;
        for (var i = 0; i < Limit && outermost.Caller.Request is { } caller; i++) outermost = caller;
        for (var link = outermost; link is not null && chain.Count < 2 * Limit; link = link.Callee.Request)
            if (link.Reference is { } reference)
                chain.Add($"{reference.GrainId}.{link.Method.Name}");
        return chain;
    }
}
