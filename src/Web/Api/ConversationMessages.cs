using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>A text, with or without a file; or one of location, contacts, template and form.</summary>
/// <param name="ClientMessageId">Chosen by the client, 1 to 64 characters, unique in the conversation: send again with the same one when no answer came.</param>
/// <param name="Text">The message, or the caption of the attachment.</param>
/// <param name="ExpectedSequence">The <c>lastMessageSequence</c> that the agent saw; null: send whatever came since.</param>
/// <param name="Attachments">Ids of uploads; a message of WhatsApp takes one.</param>
/// <param name="InReplyTo">Sequence of the message that is quoted.</param>
public sealed record MessageRequest(
    string ClientMessageId, string? Text = null, long? ExpectedSequence = null, IReadOnlyList<string>? Attachments = null,
    TemplateRequest? Template = null, LocationRequest? Location = null, IReadOnlyList<SharedContact>? Contacts = null, long? InReplyTo = null,
    FormRequest? Form = null);

public sealed record FormRequest(FormId Id);

public sealed record LocationRequest(double Latitude, double Longitude, string? Name = null, string? Address = null);

/// <param name="Emoji">Null takes the reaction back.</param>
public sealed record ReactionRequest(string ClientMessageId, string? Emoji);

/// <param name="ClientMessageId">As for a message.</param>
/// <param name="Mentions">Agents who are called to it; null for none.</param>
public sealed record NoteRequest(string ClientMessageId, string Text, IReadOnlyList<AgentId>? Mentions = null);

internal static class ConversationMessages
{
    private const int MaxMissed = 50;

    public static void MapConversationMessages(this IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations/{id}/messages", SendAsync).WithName("sendMessage").WithSummary("Sends a message to the customer; done when it is durable, not when it is sent");
        api.MapPost("/conversations/{id}/messages/{sequence:long}/reaction", ReactAsync).WithName("react").WithSummary("Puts a reaction on a message, or takes it back");
        api.MapPost("/conversations/{id}/notes", AddNoteAsync).WithName("addNote").WithSummary("Adds a private note");
    }

    private static async Task<Results<Accepted<ConversationView>, ProblemResult>> SendAsync(
        MessageRequest request, [AsParameters] ConversationTarget target, IAttachments attachments, IConversationQueries conversations)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        var (command, wrong) = await new MessageReading(target.Caller, attachments).ReadAsync(request, target.CancellationToken);
        if (command is null) return wrong!;
        var (view, problem) = await target.ExecuteAsync(command);
        if (problem is null) return TypedResults.Accepted((string?)null, view!);
        return problem.Problem.Code == ProblemCode.StaleReply
            ? new ProblemResult(problem.Problem with { Missed = await MissedAsync(request.ExpectedSequence!.Value, target, conversations) })
            : problem;
    }

    private static async Task<Results<Accepted<ConversationView>, ProblemResult>> ReactAsync(
        long sequence, ReactionRequest request, [AsParameters] ConversationTarget target)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        var (view, problem) = await target.ExecuteAsync(by => new ConversationCommand.React(by, request.ClientMessageId, sequence, request.Emoji));
        return problem is null ? TypedResults.Accepted((string?)null, view!) : problem;
    }

    /// <summary>What made a reply stale: an agent can read it and decide without another call.</summary>
    private static async Task<IReadOnlyList<TimelineItem>> MissedAsync(long expected, ConversationTarget target, IConversationQueries conversations)
    {
        var page = await conversations.Timeline(target.Caller.Workspace, target.Conversation, null, Math.Max(expected, 0), MaxMissed, target.CancellationToken);
        return [.. page?.Items.OfType<TimelineItem.Message>().Where(message => message.Direction == MessageDirection.Inbound) ?? []];
    }

    private static async Task<Results<Created<ConversationView>, ProblemResult>> AddNoteAsync(
        NoteRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        var (mentions, unknown) = await Mentions.ReadAsync(request.Mentions, target, agents);
        if (unknown is not null) return unknown;
        var (view, problem) = await target.ExecuteAsync(by => new ConversationCommand.AddNote(by, request.ClientMessageId, request.Text, mentions));
        return problem is null ? TypedResults.Created((string?)null, view!) : problem;
    }
}
