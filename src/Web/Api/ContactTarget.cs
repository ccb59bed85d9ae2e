using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>The contact that a request's address names, in the caller's workspace.</summary>
internal readonly record struct ContactTarget(
    string Id, Caller Caller, IGrainFactory Grains, IContactQueries Contacts, Visibility Visibility, CancellationToken CancellationToken)
{
    /// <summary>Null when there is none that the caller may see.</summary>
    public async Task<ContactView?> FindAsync() => Inputs.IsId(Id)
        ? await Contacts.Find(Caller.Workspace, new ContactId(Id), await Visibility.AccessAsync(Caller, CancellationToken), CancellationToken)
        : null;

    /// <summary>Answers with the contact as it is read after the command.</summary>
    public async Task<Results<Ok<ContactView>, ProblemResult>> AnswerAsync(Func<Actor.Agent, ContactCommand> command)
    {
        if (await FindAsync() is not { } contact) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grains.GetGrain<IContactGrain>(Caller.Workspace.Key(contact.Id.Value)).Execute(command(Caller.Actor), CancellationToken);
        if (result.Rejection is { } reason) return new ProblemResult(KnownProblems.Of(reason));
        return await FindAsync() is { } read ? TypedResults.Ok(read) : new ProblemResult(KnownProblems.NotFound);
    }
}
