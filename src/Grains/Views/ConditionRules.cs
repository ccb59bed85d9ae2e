using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>What people may ask of a list: bounded, so that no view costs more than a list should.</summary>
internal static class ConditionRules
{
    public const int Depth = 5;
    public const int Parts = 50;
    public const int Values = 50;
    public const int ValueLength = 100;
    /// <summary>A year.</summary>
    public const int Minutes = 525_600;

    /// <summary>Null when it may be asked; otherwise what is wrong: <c>condition</c> as a whole, or one of the members of a part of it.</summary>
    public static string? FaultOf(ConversationCondition condition)
    {
        var parts = 0;
        return FaultOf(condition, 1, ref parts);
    }

    private static string? FaultOf(ConversationCondition condition, int depth, ref int parts)
    {
        if (depth > Depth || ++parts > Parts) return "condition";
        return condition switch
        {
            ConversationCondition.All all => FaultOf(all.Conditions, depth, ref parts),
            ConversationCondition.Any any => FaultOf(any.Conditions, depth, ref parts),
            ConversationCondition.Not not => FaultOf(not.Condition, depth + 1, ref parts),
            ConversationCondition.Has has => has.Values.IsDefaultOrEmpty || has.Values.Length > Values || !has.Values.All(IsValue) ? "values" : null,
            ConversationCondition.Contains contains => string.IsNullOrWhiteSpace(contains.Text) || !IsValue(contains.Text) ? "text" : null,
            ConversationCondition.At at => (at.From ?? at.Before) is null || at.From >= at.Before ? "from" : null,
            ConversationCondition.Aged aged => aged.Minutes is < 1 or > Minutes ? "minutes" : null,
            _ => throw new InvalidOperationException($"No rule for {condition.GetType()}."),
        };
    }

    private static string? FaultOf(ImmutableArray<ConversationCondition> conditions, int depth, ref int parts)
    {
        if (conditions.IsDefault) return "conditions";
        foreach (var part in conditions)
            if (part is null) return "conditions";
            else if (FaultOf(part, depth + 1, ref parts) is { } fault) return fault;
        return null;
    }

    private static bool IsValue(string? value) => value is { Length: <= ValueLength } && TextRules.IsStorable(value);
}
