using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

[JsonConverter(typeof(JsonStringEnumConverter<ChannelType>))]
public enum ChannelType { Email, WhatsApp, Messenger, Instagram, WebChat, Sms, Api }

[JsonConverter(typeof(JsonStringEnumConverter<MessageKind>))]
public enum MessageKind
{
    Text, Image, Video, Audio, VoiceNote, Document, Sticker, Location, ContactCard, Reaction, Template,
    InteractiveButtons, InteractiveList, Form, FormAnswer, Email, Unsupported,
}

/// <summary>What a message says. The closed set of what any channel can carry.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Media), "media")]
[JsonDerivedType(typeof(Location), "location")]
[JsonDerivedType(typeof(ContactCards), "contact_cards")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(FormAnswer), "form_answer")]
[JsonDerivedType(typeof(Unsupported), "unsupported")]
public abstract record MessageContent
{
    private MessageContent() { }

    [JsonIgnore]
    public abstract MessageKind Kind { get; }
    /// <summary>The words in it, for previews and search; empty when there are none.</summary>
    [JsonIgnore]
    public abstract string Words { get; }

    public sealed record Text(string Body) : MessageContent
    {
        public override MessageKind Kind => MessageKind.Text;
        public override string Words => Body;
    }

    /// <param name="MediaKind">Image, Video, Audio, VoiceNote, Document or Sticker.</param>
    /// <param name="ProviderMediaId">What the provider gives its bytes for.</param>
    public sealed record Media(MessageKind MediaKind, string? ProviderMediaId, string? FileName, string? MimeType, string? Caption, string? Checksum) : MessageContent
    {
        public override MessageKind Kind => MediaKind;
        public override string Words => Caption ?? FileName ?? "";
    }

    public sealed record Location(double Latitude, double Longitude, string? Name, string? Address) : MessageContent
    {
        public override MessageKind Kind => MessageKind.Location;
        public override string Words => Name ?? Address ?? "";
    }

    public sealed record ContactCards(ImmutableArray<SharedContact> Contacts) : MessageContent
    {
        public override MessageKind Kind => MessageKind.ContactCard;
        public override string Words => string.Join(", ", Contacts.Select(contact => contact.Name));
    }

    /// <summary>The customer pressed a button or picked a row of a list.</summary>
    public sealed record Choice(MessageKind ChoiceKind, string? ChoiceId, string Title, string? Description) : MessageContent
    {
        public override MessageKind Kind => ChoiceKind;
        public override string Words => Title;
    }

    public sealed record FormAnswer(ImmutableArray<FormField> Fields) : MessageContent
    {
        public override MessageKind Kind => MessageKind.FormAnswer;
        public override string Words => string.Join(", ", Fields.Select(answer => $"{answer.Name}: {answer.Value}"));
    }

    /// <summary>A message that we can name but not show: an order, a kind that came after us.</summary>
    public sealed record Unsupported(string ProviderType, string? Description) : MessageContent
    {
        public override MessageKind Kind => MessageKind.Unsupported;
        public override string Words => Description ?? "";
    }
}

public sealed record SharedContact(string Name, ImmutableArray<string> Phones, ImmutableArray<string> Emails);

public sealed record FormField(string Name, string Value);
