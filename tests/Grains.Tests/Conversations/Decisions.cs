using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Tests.Conversations;

internal static class Decisions
{
    /// <summary>The events that were decided.</summary>
    public static ImmutableArray<ConversationEvent> Events(this Decision<ConversationEvent> decision) =>
        [.. Assert.IsType<Decision<ConversationEvent>.Accepted>(decision).Events.Select(draft => draft.Event)];

    public static TEvent Single<TEvent>(this Decision<ConversationEvent> decision) where TEvent : ConversationEvent =>
        Assert.IsType<TEvent>(Assert.Single(decision.Events()));

    public static void IsNothing(this Decision<ConversationEvent> decision) => Assert.Empty(decision.Events());

    public static Rejection Refusal(this Decision<ConversationEvent> decision) => Assert.IsType<Decision<ConversationEvent>.Rejected>(decision).Reason;

    public static void IsRefused(this Decision<ConversationEvent> decision, Rejection reason) => Assert.Equal(reason, decision.Refusal());
}
