using System.Collections.Immutable;

namespace Parloir.Web.Api;

/// <param name="NextCursor">Pass as <c>cursor</c> for the next page; null when these are all.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor);

internal static class Page
{
    /// <summary>A list that is always answered whole.</summary>
    public static Page<T> Whole<T>(ImmutableArray<T> items) => new(items, null);
}
