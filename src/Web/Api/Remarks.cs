using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Remarks;
using Parloir.Grains.Teams;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientMessageId">Chosen by the client: sent again, the remark is written once.</param>
/// <param name="Mentions">Agents who are called to it, of those who may see the contact; null for none.</param>
public sealed record RemarkRequest(string ClientMessageId, string Text, IReadOnlyList<AgentId>? Mentions = null);

/// <summary>What the team writes for itself on a contact; that of a conversation is its notes (conflict C7).</summary>
internal static class Remarks
{
    public static void MapRemarks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{id}/remarks", OfContactAsync).WithName("contactRemarks").WithSummary("The remarks on a contact, newest first");
        api.MapPost("/contacts/{id}/remarks", AddAsync).WithName("addContactRemark").WithSummary("Writes a remark on a contact, for the team only");
        api.MapGet("/conversations/{id}/remarks", OfConversationAsync).WithName("conversationRemarks").WithSummary("The notes of a conversation, newest first");
    }

    private static async Task<Results<Ok<RemarkPage>, ProblemResult>> OfContactAsync(
        string? cursor, int? limit, IRemarkQueries remarks, [AsParameters] ContactTarget target)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (await target.FindAsync() is not { } contact) return new ProblemResult(KnownProblems.NotFound);
        return await Inputs.PageAsync(() => remarks.OfContacts(target.Caller.Workspace, contact.Members, cursor, size, target.CancellationToken));
    }

    private static async Task<Results<Ok<RemarkPage>, ProblemResult>> OfConversationAsync(
        string? cursor, int? limit, IRemarkQueries remarks, [AsParameters] ConversationTarget target)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (await target.FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
        return await Inputs.PageAsync(() => remarks.OfConversation(target.Caller.Workspace, target.Conversation, cursor, size, target.CancellationToken));
    }

    private static async Task<Results<Created<RemarkView>, ProblemResult>> AddAsync(
        RemarkRequest request, [AsParameters] ContactTarget target, IAgentQueries agents, ITeamQueries teams)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        if (await target.FindAsync() is not { } contact) return new ProblemResult(KnownProblems.NotFound);
        var (mentions, unknown) = await Mentions.ReadAsync(request.Mentions, target, agents, teams);
        if (unknown is not null) return unknown;
        var result = await target.Grains.GetGrain<IContactGrain>(target.Caller.Workspace.Key(contact.Id.Value))
            .AddRemark(target.Caller.Actor, request.ClientMessageId, request.Text, mentions, target.CancellationToken);
        return result.Remark is { } remark ? TypedResults.Created((string?)null, remark) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }
}
