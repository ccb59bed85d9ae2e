using Parloir.Grains.Workspaces;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>Labels and keywords of a conversation: two sets (conflict C6), each compared without case.</summary>
internal static class TaxonomyRules
{
    /// <summary>Null for commands that are about neither.</summary>
    public static Decision? Decide(ConversationState state, ConversationCommand command) => command switch
    {
        ConversationCommand.AddLabel add => AddLabel(state, add),
        ConversationCommand.RemoveLabel remove => RemoveLabel(state, remove.By, remove.Label),
        ConversationCommand.AddKeyword add => AddKeyword(state, add),
        ConversationCommand.RemoveKeyword remove => RemoveKeyword(state, remove.By, remove.Keyword),
        _ => null,
    };

    /// <summary>The catalogue no longer has it.</summary>
    public static Decision Withdraw(ConversationState state, CatalogueEntry entry) => entry switch
    {
        CatalogueEntry.Label label => RemoveLabel(state, new Actor.System(), label.Id),
        CatalogueEntry.Keyword keyword => RemoveKeyword(state, new Actor.System(), keyword.Id),
        CatalogueEntry.Department department => state.Department?.Id.Value == department.Id
            ? Accept(new ConversationEvent.DepartmentChanged(new Actor.System(), null))
            : Decision.Nothing,
        _ => throw new InvalidOperationException($"No rule for {entry.GetType()}."),
    };

    private static Decision AddLabel(ConversationState state, ConversationCommand.AddLabel add) =>
        !TextRules.IsLabel(add.Label) ? Refuse(new Rejection.LabelInvalid(TextRules.LabelLimit))
        : Find(state.Labels, add.Label) is not null ? Decision.Nothing
        : state.Labels.Length >= TextRules.LabelsPerConversation ? Refuse(new Rejection.TooManyLabels(TextRules.LabelsPerConversation))
        : Accept(new ConversationEvent.LabelAdded(add.By, add.Label));

    private static Decision RemoveLabel(ConversationState state, Actor by, string label) =>
        Find(state.Labels, label) is { } applied ? Accept(new ConversationEvent.LabelRemoved(by, applied)) : Decision.Nothing;

    private static Decision AddKeyword(ConversationState state, ConversationCommand.AddKeyword add) =>
        !TextRules.IsLabel(add.Keyword) ? Refuse(new Rejection.KeywordInvalid(TextRules.LabelLimit))
        : Find(state.Keywords, add.Keyword) is not null ? Decision.Nothing
        : state.Keywords.Length >= TextRules.KeywordsPerConversation ? Refuse(new Rejection.TooManyKeywords(TextRules.KeywordsPerConversation))
        : Accept(new ConversationEvent.KeywordAdded(add.By, add.Keyword));

    private static Decision RemoveKeyword(ConversationState state, Actor by, string keyword) =>
        Find(state.Keywords, keyword) is { } applied ? Accept(new ConversationEvent.KeywordRemoved(by, applied)) : Decision.Nothing;

    private static string? Find(ImmutableArray<string> applied, string name) =>
        applied.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
}
