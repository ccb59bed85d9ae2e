using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Web.Auth;
using Parloir.Web.Auth.Tokens;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Name">What the token is for, 1 to 100 characters.</param>
public sealed record TokenRequest(string Name);

/// <param name="Token">For the header <c>Authorization: Bearer</c>. Shown once.</param>
public sealed record CreatedToken(string Token, TokenView View);

internal static class Tokens
{
    private const int MaxNameLength = 100;

    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        api.MapPost("/tokens", CreateAsync).WithName("createToken").WithSummary("Makes a token that acts as the caller");
        api.MapGet("/tokens", ListAsync).WithName("tokens").WithSummary("The caller's tokens, newest first");
        api.MapDelete("/tokens/{id}", RemoveAsync).WithName("removeToken").WithSummary("Ends a token");
    }

    private static async Task<Results<Created<CreatedToken>, ProblemResult>> CreateAsync(
        TokenRequest request, Caller caller, TokenDirectory tokens, CancellationToken cancellationToken)
    {
        if (!Inputs.IsName(request.Name, MaxNameLength))
            return new ProblemResult(KnownProblems.RequestInvalid("name", $"1 to {MaxNameLength} characters."));
        var (token, view) = await tokens.CreateAsync(caller, request.Name, cancellationToken);
        return TypedResults.Created((string?)null, new CreatedToken(token, view));
    }

    private static async Task<Ok<Page<TokenView>>> ListAsync(Caller caller, ITokenStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole<TokenView>([.. await store.ListAsync(caller.Workspace, caller.Agent.Id, cancellationToken)]));

    private static async Task<Results<NoContent, ProblemResult>> RemoveAsync(
        string id, Caller caller, TokenDirectory tokens, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await tokens.RemoveAsync(caller, id, cancellationToken)
            ? TypedResults.NoContent()
            : new ProblemResult(KnownProblems.NotFound);
}
