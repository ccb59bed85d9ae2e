namespace Parloir.Grains.Conversations;

/// <summary>What may be kept as a draft: less strict than what may be sent, because it is not finished.</summary>
internal static class DraftRules
{
    /// <summary>As long as the longest of what it can become.</summary>
    public const int TextLimit = TextRules.NoteLimit;

    /// <summary>Null when it may be kept.</summary>
    public static Rejection? Check(DraftView draft) =>
        !TextRules.IsClientMessageId(draft.ClientMessageId) ? new Rejection.ClientMessageIdInvalid(TextRules.ClientMessageIdLimit)
        : draft.Text.Length > TextLimit ? new Rejection.TextTooLong(draft.Text.Length, TextLimit)
        : !TextRules.IsStorable(draft.Text) ? new Rejection.TextInvalid()
        : null;

    public static bool IsEmpty(DraftView draft) => string.IsNullOrWhiteSpace(draft.Text) && draft.Attachments.IsEmpty && draft.InReplyTo is null;
}
