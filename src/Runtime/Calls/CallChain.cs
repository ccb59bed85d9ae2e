namespace Parloir.Runtime.Calls;

/// <summary>Which calls wait for each other around one call. Read while they run: good enough to name a deadlock, not a proof.</summary>
internal static class CallChain
{
    private const int Limit = 16;

    /// <summary>Outermost call first, as <c>type/key.Method</c>, those of other silos that led here before those of this one.</summary>
    public static IReadOnlyList<string> Of(GrainRequest request)
    {
        var outermost = request;
        for (var i = 0; i < Limit && outermost.Caller.Request is { } caller; i++) outermost = caller;
        var chain = new List<string>(outermost.Origin);
        for (var link = outermost; link is not null && chain.Count < 2 * Limit; link = link.Callee.Request)
            if (NameOf(link) is { } name)
                chain.Add(name);
        return chain;
    }

    /// <summary>The calls that wait for <paramref name="request"/>, for the silo that it goes to. Empty when no grain made it.</summary>
    public static IReadOnlyList<string> Above(GrainRequest request)
    {
        if (request.Caller.Request is not { } caller) return request.Origin;
        var chain = new List<string>();
        IReadOnlyList<string> origin = [];
        for (var link = caller; link is not null && chain.Count < Limit; link = link.Caller.Request)
        {
            if (NameOf(link) is { } name) chain.Add(name);
            origin = link.Origin;
        }
        chain.Reverse();
        return origin.Count == 0 ? chain : [.. origin.Take(Limit), .. chain];
    }

    private static string? NameOf(GrainRequest request) => request.Reference is { } reference ? $"{reference.GrainId}.{request.Method.Name}" : null;
}
