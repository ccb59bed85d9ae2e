using Parloir.Channels.WhatsApp.Meta;

namespace Parloir.Channels.Sandbox;

/// <summary>What a phone lets its customer do.</summary>
internal static class DraftRules
{
    private const int LongestName = 256;

    public static PhoneRefusal? Check(Draft draft)
    {
        ReadOnlySpan<object?> actions = [draft.Text, draft.Location, draft.Media, draft.Reaction, draft.Edit, draft.Revoke, draft.Contacts, draft.Form];
        var count = 0;
        foreach (var action in actions)
            count += action is null ? 0 : 1;
        if (count != 1)
            return PhoneRefusal.Invalid("Exactly one of text, location, media, contacts, reaction, edit, revoke and form is to be given.");
        if (draft.ClientMessageId is { Length: 0 or > 128 })
            return PhoneRefusal.Invalid("clientMessageId has 1 to 128 characters.");
        ReadOnlySpan<string?> keys = [draft.ClientMessageId, draft.Quoted, draft.Reaction?.Message, draft.Reaction?.Emoji, draft.Edit?.Message, draft.Revoke?.Message, draft.Form?.Message];
        foreach (var key in keys)
        {
            if (key?.Contains('\0', StringComparison.Ordinal) == true)
                return PhoneRefusal.Invalid("Ids and emoji hold no U+0000.");
        }
        return draft switch
        {
            { Text: { } text } => CheckText(text),
            { Edit: { } edit } => edit.Message is null ? NoMessage : CheckText(edit.Text ?? ""),
            { Reaction: { } reaction } => reaction.Message is null ? NoMessage : CheckLength("emoji", reaction.Emoji, 64),
            { Revoke: { } revoke } => revoke.Message is null ? NoMessage : null,
            { Form: { } form } => form.Message is null || form.Values is null ? NoMessage : null,
            { Location: { } place } => CheckLocation(place),
            { Media: { } media } => CheckMedia(media),
            { Contacts: { } contacts } => contacts.Cards is { Count: > 0 and <= 10 } cards && cards.All(card => card is { Name.Length: > 0 and <= LongestName, Phones.Count: > 0 and <= 10, Emails: not null })
                ? null
                : PhoneRefusal.Invalid("A card has a name, at least one of phones, and emails."),
            _ => null,
        };
    }

    private static readonly PhoneRefusal NoMessage = PhoneRefusal.Invalid("The message that it is about is missing.");

    private static PhoneRefusal? CheckText(string text) => text.Length is 0 or > WhatsAppLimits.TextLength
        ? PhoneRefusal.Invalid($"A text has 1 to {WhatsAppLimits.TextLength} characters.")
        : null;

    private static PhoneRefusal? CheckLocation(SandboxContent.Location place) =>
        Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180
            ? CheckLength("name", place.Name, LongestName) ?? CheckLength("address", place.Address, LongestName)
            : PhoneRefusal.Invalid("There is no such place on Earth.");

    private static PhoneRefusal? CheckMedia(SandboxContent.Media media) =>
        MediaKinds.IsKnown(media.Kind)
            ? CheckLength("fileName", media.FileName, LongestName) ?? CheckLength("caption", media.Caption, WhatsAppLimits.TextLength)
            : PhoneRefusal.Invalid("kind is image, video, audio, voice, document or sticker.");

    private static PhoneRefusal? CheckLength(string name, string? value, int limit) =>
        value?.Length > limit ? PhoneRefusal.Invalid($"{name} has at most {limit} characters.") : null;
}
