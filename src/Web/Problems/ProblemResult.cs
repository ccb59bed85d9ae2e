using Microsoft.AspNetCore.Http;
using Parloir.Web.Json;

namespace Parloir.Web.Problems;

/// <summary>Answers a request with a problem document.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem => problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        return response.WriteAsJsonAsync(problem, WireJson.Options, Problem.ContentType, httpContext.RequestAborted);
    }
}
