using Parloir.Grains.Channels;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>Reads what the rules of writing need and the state does not hold. All of it is settled before it is asked for: none of it changes under the decision.</summary>
internal sealed class WritingLookup(
    IJournal journal, EventCodec<ConversationEvent> codec, IMessageTemplates templates, FormLookup forms, DeliveryQuery deliveries)
{
    public async ValueTask<Lookups> ForAsync(WorkspaceId workspace, string stream, ConversationState state, ConversationCommand command, CancellationToken cancellationToken) =>
        command switch
        {
            _ when !state.Exists => Lookups.None,
            ConversationCommand.SendTemplate send => await ForAsync(workspace, state.Opening!.Channel.Account, send, cancellationToken),
            ConversationCommand.SendForm send => new Lookups(Form: await forms.FindAsync(workspace, send.Form, cancellationToken)),
            ConversationCommand.SendMessage { InReplyTo: { } quoted } => new Lookups(TargetId: await ProviderIdAsync(workspace, stream, state.Id, quoted, cancellationToken)),
            ConversationCommand.React react => new Lookups(TargetId: await ProviderIdAsync(workspace, stream, state.Id, react.Target, cancellationToken)),
            _ => Lookups.None,
        };

    public async ValueTask<Lookups> ForAsync(WorkspaceId workspace, ChannelAccountId account, ConversationCommand.SendTemplate send, CancellationToken cancellationToken) =>
        new(Template: await templates.FindAsync(workspace, account, send.Name, send.Language, cancellationToken));

    /// <summary>What stands under the command's client message id; null when nothing does.</summary>
    public async ValueTask<ConversationEvent?> WrittenAsync(string stream, ConversationState state, ConversationCommand command, CancellationToken cancellationToken) =>
        state.Exists
        && ConversationRules.KeyOf(state, command) is { } key && TextRules.IsStorable(key)
        && await journal.FindKeyAsync(key, cancellationToken) is { } position && position.Stream == stream
            ? await EventAsync(stream, position.Sequence, cancellationToken)
            : null;

    private async ValueTask<string?> ProviderIdAsync(WorkspaceId workspace, string stream, ConversationId conversation, long message, CancellationToken cancellationToken) =>
        message < 1 ? null : await EventAsync(stream, message, cancellationToken) switch
        {
            ConversationEvent.MessageReceived received => received.ProviderMessageId,
            ConversationEvent.MessageEchoed echoed => echoed.ProviderMessageId,
            ConversationEvent.MessageQueued { Content: not MessageContent.Reaction } => await deliveries.FindProviderIdAsync(workspace, conversation, message, cancellationToken),
            _ => null,
        };

    private async ValueTask<ConversationEvent?> EventAsync(string stream, long sequence, CancellationToken cancellationToken) =>
        await journal.ReadForwardAsync(stream, sequence - 1, 1, cancellationToken) is [var stored] && stored.Sequence == sequence ? codec.Decode(stored).Event : null;
}
