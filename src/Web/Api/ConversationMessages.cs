using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Conversations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientMessageId">Chosen by the client, 1 to 64 characters, unique in the conversation: send again with the same one when no answer came.</param>
/// <param name="ExpectedSequence">The <c>lastMessageSequence</c> that the agent saw; null: send whatever came since.</param>
public sealed record MessageRequest(string ClientMessageId, string Text, long? ExpectedSequence = null);

/// <param name="ClientMessageId">As for a message.</param>
public sealed record NoteRequest(string ClientMessageId, string Text);

internal static class ConversationMessages
{
    private const int MaxClientIdLength = 64;

    public static void MapConversationMessages(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{id}/messages", SendAsync).WithName("sendMessage").WithSummary("Sends a message to the customer; done when it is durable, not when it is sent");
        api.MapPost("/conversations/{id}/notes", AddNoteAsync).WithName("addNote").WithSummary("Adds an internal note");
    }

    private static async Task<Results<Accepted<ConversationView>, ProblemResult>> SendAsync(
        MessageRequest request, [AsParameters] ConversationTarget target)
    {
        if (ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        var (view, problem) = await target.ExecuteAsync(
            by => new ConversationCommand.SendMessage(by, request.ClientMessageId, request.Text, request.ExpectedSequence));
        return problem is null ? TypedResults.Accepted((string?)null, view!) : problem;
    }

    private static async Task<Results<Created<ConversationView>, ProblemResult>> AddNoteAsync(
        NoteRequest request, [AsParameters] ConversationTarget target)
    {
        if (ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        var (view, problem) = await target.ExecuteAsync(by => new ConversationCommand.AddNote(by, request.ClientMessageId, request.Text));
        return problem is null ? TypedResults.Created((string?)null, view!) : problem;
    }

    private static ProblemResult? ClientIdFault(string clientMessageId) => Inputs.IsName(clientMessageId, MaxClientIdLength)
        ? null
        : new ProblemResult(KnownProblems.RequestInvalid("clientMessageId", $"1 to {MaxClientIdLength} characters."));
}
