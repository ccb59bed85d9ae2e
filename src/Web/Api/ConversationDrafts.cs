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

/// <param name="ClientMessageId">What the message will be sent under.</param>
/// <param name="InReplyTo">Sequence of the message that is quoted.</param>
/// <param name="Attachments">Ids of uploads, 10 at most; null for none.</param>
/// <param name="Mentions">Agents, 20 at most; null for none.</param>
public sealed record DraftRequest(
    DraftMode Mode, string ClientMessageId, string Text, long? InReplyTo = null, IReadOnlyList<string>? Attachments = null, IReadOnlyList<AgentId>? Mentions = null);

/// <summary>The caller's own drafts in a conversation; null where there is none.</summary>
public sealed record ConversationDraftsView(DraftView? Reply, DraftView? Note);

internal static class ConversationDrafts
{
    private const int MaxAttachments = 10;

    public static void MapConversationDrafts(this IEndpointRouteBuilder api)
    {
        var draft = api.MapGroup("/conversations/{id}/draft");
        draft.MapGet("", FindAsync).WithName("drafts").WithSummary("What the caller has begun to write and not sent");
        draft.MapPut("", SaveAsync).WithName("saveDraft").WithSummary("Keeps what the caller is writing; an empty draft is discarded");
        draft.MapDelete("", DiscardAsync).WithName("discardDraft").WithSummary("Discards the draft of a mode, both without one");
    }

    private static async Task<Results<Ok<ConversationDraftsView>, ProblemResult>> FindAsync(
        string id, Caller caller, IGrainFactory grains, Visibility visibility, IDrafts drafts, CancellationToken cancellationToken)
    {
        if (await new ConversationTarget(id, caller, grains, visibility, cancellationToken).FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
        var found = await drafts.Find(caller.Workspace, caller.Agent.Id, new ConversationId(id), cancellationToken);
        return TypedResults.Ok(new ConversationDraftsView(Of(DraftMode.Reply), Of(DraftMode.Note)));

        DraftView? Of(DraftMode mode) => found.FirstOrDefault(draft => draft.Mode == mode);
    }

    private static async Task<Results<Ok<DraftView>, ProblemResult>> SaveAsync(
        string id, DraftRequest request, Caller caller, IGrainFactory grains, Visibility visibility, IDrafts drafts, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Attachments is { } attachments && (attachments.Count > MaxAttachments || !attachments.All(Inputs.IsId)))
            return new ProblemResult(KnownProblems.RequestInvalid("attachments", $"At most {MaxAttachments} ids."));
        if (request.Mentions is { } mentions && (mentions.Count > Mentions.Limit || !mentions.All(mention => Inputs.IsId(mention.Value))))
            return new ProblemResult(KnownProblems.RequestInvalid("mentions", $"At most {Mentions.Limit} ids."));
        if (await new ConversationTarget(id, caller, grains, visibility, cancellationToken).FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
        var draft = new DraftView(
            request.Mode, request.ClientMessageId, request.Text, request.InReplyTo, [.. request.Attachments ?? []], [.. request.Mentions ?? []], time.GetUtcNow());
        return await drafts.Save(caller.Workspace, caller.Agent.Id, new ConversationId(id), draft, cancellationToken) is { } reason
            ? new ProblemResult(KnownProblems.Of(reason))
            : TypedResults.Ok(draft);
    }

    private static async Task<Results<NoContent, ProblemResult>> DiscardAsync(
        string id, DraftMode? mode, Caller caller, IDrafts drafts, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        // His own, whether or not he still sees the conversation.
        await drafts.Discard(caller.Workspace, caller.Agent.Id, new ConversationId(id), mode, cancellationToken);
        return TypedResults.NoContent();
    }
}
