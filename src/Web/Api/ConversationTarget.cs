using Microsoft.AspNetCore.Http.HttpResults;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>The conversation that a request's address names, in the caller's workspace.</summary>
internal readonly record struct ConversationTarget(string Id, Caller Caller, IGrainFactory Grains, Visibility Visibility, CancellationToken CancellationToken)
{
    public ConversationId Conversation => new(Id);

    /// <summary>Null when there is none that the caller may see.</summary>
    public async Task<ConversationView?> FindAsync() => Inputs.IsId(Id) ? await Visibility.FindAsync(Caller, Conversation, CancellationToken) : null;

    /// <summary>Null and the problem when the command was refused.</summary>
    public async Task<(ConversationView? View, ProblemResult? Problem)> ExecuteAsync(Func<Actor.Agent, ConversationCommand> command)
    {
        if (!Inputs.IsId(Id) || (Caller.Agent.IsRestricted && await FindAsync() is null)) return (null, new ProblemResult(KnownProblems.NotFound));
        var result = await Grains.GetGrain<IConversationGrain>(Caller.Workspace.Key(Id)).Execute(command(Caller.Actor), CancellationToken);
        return result switch
        {
            CommandResult.Accepted(var view) => (view, null),
            CommandResult.Rejected(var reason) => (null, new ProblemResult(KnownProblems.Of(reason))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<Results<Ok<ConversationView>, ProblemResult>> AnswerAsync(Func<Actor.Agent, ConversationCommand> command)
    {
        var (view, problem) = await ExecuteAsync(command);
        return problem is null ? Microsoft.AspNetCore.Http.TypedResults.Ok(view!) : problem;
    }
}
