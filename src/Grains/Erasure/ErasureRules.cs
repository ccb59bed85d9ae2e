using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Erasure;

/// <summary>Deletion for good (S0-14, S0-30), and what becomes of what comes later.</summary>
internal static class ErasureRules
{
    public static Decision Erase(ConversationState state, Actor.Agent by, string reason) =>
        state.Exists ? Accept(new ConversationEvent.Erased(by, reason)) : Decision.Nothing;

    /// <summary>Whether something of this is for a conversation of its own: a message that nobody has taken in. A reaction to a deleted message is for nobody any more.</summary>
    /// <param name="taken">Dedupe keys that were written before; they outlive what was deleted.</param>
    public static bool NeedsNewConversation(ChannelAccountId account, ImmutableArray<InboundEnvelope> envelopes, IReadOnlySet<string> taken) =>
        envelopes.Any(envelope => envelope.Item is InboundItem.Message or InboundItem.Echo && !taken.Contains(InboundRules.Key(account, envelope)));
}
