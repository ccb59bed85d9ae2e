using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientKey">Chosen by the client, 1 to 64 characters: the same request sent again has no second effect.</param>
/// <param name="Conversations">1 to 500.</param>
/// <param name="Undoes">What the action takes back: where that no longer stands, nothing is done, and the outcome is <c>changed_since</c>. Null: nothing.</param>
public sealed record BulkRequest(string ClientKey, IReadOnlyList<ConversationId> Conversations, BulkAction Action, BulkAction? Undoes = null);

/// <param name="Items">One for each conversation that was asked for, in that order.</param>
public sealed record BulkAnswer(ImmutableArray<BulkOutcome> Items);

/// <param name="Problem">Null when it was done; else why not. <c>unavailable</c>: send the same request again.</param>
public sealed record BulkOutcome(ConversationId Conversation, Problem? Problem);

internal static class BulkActions
{
    public const int Limit = 500;
    private const int AtOnce = 32;

    public static void MapBulkActions(this IEndpointRouteBuilder api) =>
        api.MapPost("/conversations/bulk", ExecuteAsync).WithName("bulk").WithSummary("Does one thing to many conversations, with an outcome for each");

    private static async Task<Results<Ok<BulkAnswer>, ProblemResult>> ExecuteAsync(
        BulkRequest request, Caller caller, IGrainFactory grains, BulkCommands commands, Visibility visibility, CancellationToken cancellationToken)
    {
        if (Inputs.ClientIdFault(request.ClientKey, "clientKey") is { } fault) return fault;
        if (request.Conversations.Count == 0) return new ProblemResult(KnownProblems.RequestInvalid("conversations", "At least one."));
        if (request.Conversations.Count > Limit) return new ProblemResult(KnownProblems.TooManyConversations(Limit));
        var (command, problem) = await commands.OfAsync(request.Action, creates: request.Undoes is null, caller, cancellationToken);
        if (command is null) return new ProblemResult(problem!);
        var (done, wrong) = request.Undoes is { } undoes ? await commands.OfAsync(undoes, creates: false, caller, cancellationToken) : (null, null);
        if (wrong is not null) return new ProblemResult(wrong);

        var outcomes = new BulkOutcome[request.Conversations.Count];
        await Parallel.ForAsync(0, outcomes.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, token) =>
        {
            var conversation = request.Conversations[i];
            var target = new ConversationTarget(conversation.Value, caller, grains, visibility, token);
            outcomes[i] = new BulkOutcome(conversation, await OutcomeAsync(target, by => new ConversationCommand.Once(by, request.ClientKey, command(by), done?.Invoke(by))));
        });
        return TypedResults.Ok(new BulkAnswer([.. outcomes]));
    }

    /// <summary>What fails for one conversation fails for that one only.</summary>
    private static async Task<Problem?> OutcomeAsync(ConversationTarget target, Func<Actor.Agent, ConversationCommand> command)
    {
        try
        {
            return (await target.ExecuteAsync(command)).Problem?.Problem;
        }
        catch (Exception exception) when (FaultProblems.IsUnavailable(exception))
        {
            return KnownProblems.Unavailable;
        }
    }
}
