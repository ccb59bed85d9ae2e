using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Parloir.Journal;
using Parloir.Runtime;
using Parloir.Runtime.Transport;
using Parloir.Web.Json;

namespace Parloir.Web.Problems;

/// <summary>Which problem document tells of an exception. What nobody foresaw is <c>internal_error</c>, without details.</summary>
internal static class FaultProblems
{
    public static Problem Of(Exception exception) => exception switch
    {
        TextInvalidException => KnownProblems.TextInvalid,
        BadHttpRequestException bad => OfBadRequest(bad),
        _ when IsUnavailable(exception) => KnownProblems.Unavailable,
        _ => KnownProblems.InternalError,
    };

    /// <summary>Whether the same call may succeed in a moment.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        GrainOverloadedException or SiloUnavailableException => true,
        JournalUnavailableException or AppendOutcomeUnknownException => true,
        // A grain's timeout is one of these.
        TimeoutException => true,
        // The same from a grain of another silo, whose exception stayed there.
        GrainCallException remote => remote.IsTransient,
        // A server that answers with an SQL error is there: that is a fault of ours, unless it says that it is busy or going down.
        NpgsqlException database => database is not PostgresException || database.IsTransient,
        _ => false,
    };

    private static Problem OfBadRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => KnownProblems.BodyTooLarge(null),
        StatusCodes.Status415UnsupportedMediaType => KnownProblems.MediaTypeUnsupported,
        _ when bad.InnerException is JsonException json => KnownProblems.JsonInvalid(json.Path is { Length: > 1 } path ? path : null),
        // The framework binds routes, queries and bodies: what has no JSON error and no empty body is a parameter that does not parse.
        _ when bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) => KnownProblems.JsonInvalid("A body is expected."),
        _ => KnownProblems.QueryInvalid(bad.Message),
    };
}
