using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

/// <summary>Any condition that people could save: every kind, with values that the samples have and some that they lack.</summary>
internal static class RandomCondition
{
    private static readonly string[] Texts = ["elodie", "ÉLODIE 2", "tomer", "CUSTOMER 3", "ali", "Brünö", "nobody"];

    public static ConversationCondition Of(Random random, int depth = 1) => (depth < ConditionRules.Depth - 1 ? random.Next(7) : 3 + random.Next(4)) switch
    {
        0 => new ConversationCondition.All(Some(random, depth)),
        1 => new ConversationCondition.Any(Some(random, depth)),
        2 => new ConversationCondition.Not(Of(random, depth + 1)),
        3 => new ConversationCondition.Contains(Any<ConversationText>(random), Texts[random.Next(Texts.Length)]),
        4 => At(random),
        5 => new ConversationCondition.Aged(Any<ConversationTime>(random), Any<Age>(random), random.Next(1, 3)),
        _ => Has(random, Any<ConversationAttribute>(random)),
    };

    private static ConversationCondition.Has Has(Random random, ConversationAttribute attribute)
    {
        string[] values = attribute switch
        {
            ConversationAttribute.Number => ["1", "2", "3", "x"],
            ConversationAttribute.Status => Enum.GetNames<ConversationStatus>(),
            ConversationAttribute.Assignee or ConversationAttribute.Participant => ["alice", "bruno", "zoe", ""],
            ConversationAttribute.Team => ["sales", "other", ""],
            ConversationAttribute.Inbox => [Inbox.Value, "other"],
            ConversationAttribute.Department => ["marketing", ""],
            ConversationAttribute.Channel => ["WhatsApp", "Email"],
            ConversationAttribute.Account => [Desk.AccountOf(Workspace).Id.Value, "other"],
            ConversationAttribute.Priority => Enum.GetNames<Priority>(),
            ConversationAttribute.Contact => ["carla"],
            ConversationAttribute.Label => ["vip", "other", ""],
            ConversationAttribute.Keyword => ["invoice", ""],
            ConversationAttribute.Waiting => ["yes", ""],
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, null),
        };
        return new ConversationCondition.Has(attribute, [.. random.GetItems(values, random.Next(1, 3)).Distinct()]);
    }

    private static ConversationCondition.At At(Random random)
    {
        var edge = Noon.AddMilliseconds(random.Next(0, 3000));
        return random.Next(3) switch
        {
            0 => new ConversationCondition.At(Any<ConversationTime>(random), edge, null),
            1 => new ConversationCondition.At(Any<ConversationTime>(random), null, edge),
            _ => new ConversationCondition.At(Any<ConversationTime>(random), edge, edge.AddSeconds(1)),
        };
    }

    private static ImmutableArray<ConversationCondition> Some(Random random, int depth) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Of(random, depth + 1))];

    private static T Any<T>(Random random) where T : struct, Enum => Enum.GetValues<T>() is var all ? all[random.Next(all.Length)] : default;
}
