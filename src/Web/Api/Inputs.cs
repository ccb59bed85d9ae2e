using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Parloir.Grains;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>What is checked before a grain is asked.</summary>
internal static class Inputs
{
    private const int MaxIdLength = 64;
    private const int MaxClientIdLength = 64;
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Whether it can be an id at all: what cannot is never part of a grain key.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxIdLength } && !text.AsSpan().ContainsAnyExcept(IdCharacters);

    public static bool TryLimit(int? asked, out int limit, [NotNullWhen(false)] out ProblemResult? problem)
    {
        limit = asked ?? DefaultLimit;
        problem = limit is >= 1 and <= MaxLimit ? null : new ProblemResult(KnownProblems.QueryInvalid($"limit is 1 to {MaxLimit}."));
        return problem is null;
    }

    /// <summary>A page of a list; a cursor that the list does not know is a problem.</summary>
    public static async Task<Results<Ok<TPage>, ProblemResult>> PageAsync<TPage>(Func<Task<TPage>> read)
    {
        try
        {
            return TypedResults.Ok(await read());
        }
        catch (FormatException)
        {
            return new ProblemResult(KnownProblems.QueryInvalid("cursor is not one of ours."));
        }
    }

    /// <summary>Null when it can name a message, a note or an action of a client.</summary>
    public static ProblemResult? ClientIdFault(string clientId, string field = "clientMessageId") => !string.IsNullOrWhiteSpace(clientId) && clientId.Length <= MaxClientIdLength
        ? null
        : new ProblemResult(KnownProblems.RequestInvalid(field, $"1 to {MaxClientIdLength} characters."));

    /// <summary>A name that people gave: to be seen, one to <paramref name="max"/> characters, without what turns the words after it around.</summary>
    public static bool IsName([NotNullWhen(true)] string? text, int max) =>
        text is not null && text.Length <= max && VisibleText.IsSeen(text) && !VisibleText.TurnsDirection(text);
}
