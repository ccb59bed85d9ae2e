using System.Text;

namespace Parloir.Grains.Conversations;

/// <summary>What an agent may write, whatever the channel.</summary>
internal static class TextRules
{
    /// <summary>WhatsApp's own limit of a text body, in UTF-16 units.</summary>
    public const int MessageLimit = 4096;
    public const int NoteLimit = 10_000;
    public const int LabelLimit = 40;
    public const int LabelsPerConversation = 20;
    public const int KeywordsPerConversation = 50;
    public const int ClientMessageIdLimit = 64;

    /// <summary>Null when the text may go; no text is changed to make it pass.</summary>
    public static Rejection? Check(string text, int limit) =>
        string.IsNullOrWhiteSpace(text) ? new Rejection.TextEmpty()
        : text.Length > limit ? new Rejection.TextTooLong(text.Length, limit)
        : !IsStorable(text) ? new Rejection.TextInvalid()
        : null;

    /// <summary>PostgreSQL's text holds every Unicode text but U+0000; half a surrogate pair is no text at all.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0') return false;
            if (!char.IsSurrogate(c)) continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>What a provider told, with U+FFFD for what PostgreSQL's text cannot hold: nobody can be asked to write it otherwise.</summary>
    public static string Storable(string text)
    {
        if (IsStorable(text)) return text;
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return storable.ToString();
    }

    /// <summary>It stands in a key of the database's text.</summary>
    public static bool IsClientMessageId(string id) => !string.IsNullOrWhiteSpace(id) && id.Length <= ClientMessageIdLimit && IsStorable(id);

    public static bool IsLabel(string name) => IsName(name, LabelLimit) && !name.Contains('/');

    /// <summary>A name that people gave: to be seen, on one line, without blanks around it and without what turns the words after it around.</summary>
    public static bool IsName(string name, int limit) =>
        name.Length <= limit && name == name.Trim() && !name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') && IsStorable(name)
        && VisibleText.IsSeen(name) && !VisibleText.TurnsDirection(name);
}
