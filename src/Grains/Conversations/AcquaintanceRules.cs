using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What a conversation learns of its contact while it is open (S3-20, S3-24, S3-29).</summary>
internal static class AcquaintanceRules
{
    /// <param name="card">Null: as before.</param>
    /// <param name="taken">Keys of notices that the conversation was told before.</param>
    public static Decision Decide(ConversationState state, ContactId contact, ContactCard? card, ImmutableArray<ContactNotice> notices, IReadOnlySet<string> taken)
    {
        if (!state.Exists || state.Status == ConversationStatus.Resolved) return Decision.Nothing;
        var drafts = ImmutableArray.CreateBuilder<Draft<ConversationEvent>>();
        var known = state.Opening!.Contact;
        if (card is not null && known.Name != card.Name) drafts.Add(new(new ConversationEvent.ContactRenamed(card.Name)));
        if (card is not null && known.Customer != card.Customer) drafts.Add(new(new ConversationEvent.CustomerChanged(card.Customer)));
        foreach (var notice in notices)
        {
            var key = $"{state.Id}/contact/{contact}/{notice.Number}";
            if (state.OpenedAt <= notice.At && !taken.Contains(key))
                drafts.Add(new(new ConversationEvent.ContactNoticed(notice.By, notice.Happening), notice.At, key));
        }
        return Accept(drafts.ToImmutable());
    }

    public static ActivityDetail DetailOf(ContactHappening happening) => happening switch
    {
        ContactHappening.StageChanged changed => new ActivityDetail.LifecycleStageChanged(changed.Stage),
        ContactHappening.RemarkAdded => new ActivityDetail.ContactRemarkAdded(),
        ContactHappening.Merged merged => new ActivityDetail.ContactMerged(merged.Name),
        ContactHappening.Unmerged unmerged => new ActivityDetail.ContactUnmerged(unmerged.Name),
        ContactHappening.EventReported reported => ReportRules.DetailOf(reported.Event),
        _ => throw new InvalidOperationException($"{happening.GetType()} is no entry of the timeline."),
    };
}
