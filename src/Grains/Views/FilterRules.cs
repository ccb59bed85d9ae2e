using Parloir.Grains.Conversations;
using Attribute = Parloir.Grains.Views.ConversationAttribute;

namespace Parloir.Grains.Views;

/// <summary>The filter of a list as the condition that both the feed and the database ask.</summary>
internal static class FilterRules
{
    private static readonly ImmutableArray<string> NotResolved =
        [.. Enum.GetNames<ConversationStatus>().Where(status => status != nameof(ConversationStatus.Resolved))];

    /// <param name="access">What the viewer may see; null for lists that are nobody's own.</param>
    /// <param name="saved">The condition of the filter's saved view, as of now; null when it has none, or none that is there (any more): the list is empty then.</param>
    /// <exception cref="InvalidOperationException">The list needs to know what its viewer may see: it fails closed.</exception>
    public static ConversationCondition.All ConditionOf(ConversationFilter filter, AgentAccess? access, ConversationCondition? saved = null)
    {
        var conditions = ImmutableArray.CreateBuilder<ConversationCondition>();
        switch (filter.Tab)
        {
            case ConversationTab.Mine: Has(Attribute.Assignee, [filter.Viewer.Value]); break;
            case ConversationTab.Unassigned: Has(Attribute.Assignee, [""]); break;
            case ConversationTab.Teams: Has(Attribute.Team, [.. Required(access).Teams.Select(team => team.Value)]); break;
        }
        HasOne(Attribute.Status, filter.Status);
        HasOne(Attribute.Label, filter.Label);
        HasOne(Attribute.Keyword, filter.Keyword);
        HasOne(Attribute.Channel, filter.Channel);
        HasOne(Attribute.Account, filter.Account);
        HasOne(Attribute.Inbox, filter.Inbox);
        HasOne(Attribute.Team, filter.Team, orNone: true);
        HasOne(Attribute.Department, filter.Department, orNone: true);
        HasOne(Attribute.Priority, filter.Priority);
        HasOne(Attribute.Assignee, filter.Assignee, orNone: true);
        HasOne(Attribute.Participant, filter.Participant);
        if (filter.Sort == ConversationSort.Waiting) Has(Attribute.Waiting, ["yes"]);
        if (filter.Sort == ConversationSort.Priority) Has(Attribute.Status, NotResolved);
        // What must hold in any case stands at the top, where the statement of a list finds the index to read.
        if (filter.View is not null) conditions.AddRange(saved is ConversationCondition.All all ? all.Conditions : [saved ?? new ConversationCondition.Any([])]);
        if (filter.Scoped) conditions.Add(Required(access).Scope);
        return new ConversationCondition.All(conditions.ToImmutable());

        void HasOne<T>(Attribute attribute, OneOf<T>? choice, bool orNone = false) where T : notnull
        {
            if (choice is not null) Has(attribute, [.. choice.Values.Select(value => orNone && value.ToString() == ConversationFilter.None ? "" : value.ToString()!)]);
        }

        void Has(Attribute attribute, ImmutableArray<string> values) => conditions.Add(new ConversationCondition.Has(attribute, values));
    }

    /// <summary>Whether the condition depends on what the viewer may see.</summary>
    public static bool NeedsAccess(ConversationFilter filter) => filter.Tab == ConversationTab.Teams || filter.Scoped;

    private static AgentAccess Required(AgentAccess? access) => access ?? throw new InvalidOperationException("What may the viewer of this list see?");
}
