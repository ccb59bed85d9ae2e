using Parloir.Grains.Journaling;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>How the rules of a conversation say yes and no.</summary>
internal static class Verdict
{
    public static Decision Accept(params ImmutableArray<ConversationEvent> events) =>
        new Decision.Accepted([.. events.Select(@event => new Draft<ConversationEvent>(@event))]);

    public static Decision Accept(ImmutableArray<Draft<ConversationEvent>> drafts) => new Decision.Accepted(drafts);

    public static Decision Refuse(Rejection reason) => new Decision.Rejected(reason);
}
