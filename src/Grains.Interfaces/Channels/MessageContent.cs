using System.Text.Json.Serialization;
using Parloir.Grains.Attachments;
using Parloir.Grains.Forms;

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
[JsonDerivedType(typeof(Form), "form")]
[JsonDerivedType(typeof(FormAnswer), "form_answer")]
[JsonDerivedType(typeof(Template), "template")]
[JsonDerivedType(typeof(Reaction), "reaction")]
[JsonDerivedType(typeof(Unsupported), "unsupported")]
public abstract record MessageContent
{
    private MessageContent() { }

    [JsonIgnore]
    public MessageKind Kind => this switch
    {
        Text => MessageKind.Text,
        Media media => media.MediaKind,
        Location => MessageKind.Location,
        ContactCards => MessageKind.ContactCard,
        Choice choice => choice.ChoiceKind,
        Form => MessageKind.Form,
        FormAnswer => MessageKind.FormAnswer,
        Template => MessageKind.Template,
        Reaction => MessageKind.Reaction,
        _ => MessageKind.Unsupported,
    };

    /// <summary>The words in it, for previews and search; empty when there are none.</summary>
    [JsonIgnore]
    public string Words => this switch
    {
        Text text => text.Body,
        Media media => media.Caption ?? media.FileName ?? "",
        Location location => location.Name ?? location.Address ?? "",
        ContactCards cards => string.Join(", ", cards.Contacts.Select(contact => contact.Name)),
        Choice choice => choice.Title,
        Form form => $"{form.Title}\n{form.Body}\n{string.Join(", ", form.Fields.Select(asked => asked.Label))}",
        FormAnswer answer => string.Join(", ", answer.Fields.Where(filled => filled.Value.Length > 0).Select(filled => $"{filled.Label ?? filled.Name}: {filled.Value}")),
        Template template => template.Rendering.Body,
        Reaction reaction => reaction.Emoji ?? "",
        Unsupported unsupported => unsupported.Description ?? "",
        _ => "",
    };

    public sealed record Text(string Body) : MessageContent;

    /// <param name="MediaKind">Image, Video, Audio, VoiceNote, Document or Sticker.</param>
    /// <param name="ProviderMediaId">What the provider gives its bytes for.</param>
    /// <param name="Attachment">Null only as the provider told it: a message that is shown has one.</param>
    public sealed record Media(
        MessageKind MediaKind, string? ProviderMediaId, string? FileName, string? MimeType, string? Caption, string? Checksum, Attachment? Attachment = null) : MessageContent;

    public sealed record Location(double Latitude, double Longitude, string? Name, string? Address) : MessageContent;

    public sealed record ContactCards(ImmutableArray<SharedContact> Contacts) : MessageContent;

    /// <summary>The customer pressed a button or picked a row of a list.</summary>
    public sealed record Choice(MessageKind ChoiceKind, string? ChoiceId, string Title, string? Description) : MessageContent;

    /// <summary>A form as it was when it was sent: the members are those of <see cref="FormView"/>.</summary>
    /// <param name="Answer">Sequence of the first message that answers it; null while none of its conversation does. Never stored: a message that is shown has it.</param>
    public sealed record Form(
        FormId Id, string Title, string Body, string Button, string Submit, ImmutableArray<FormInput> Fields, FormId? FollowUp = null, long? Answer = null) : MessageContent
    {
        /// <summary>The first answer in a later conversation with the customer, when none of its own has one. Never stored: a message that is shown has it.</summary>
        public LaterAnswer? LaterAnswer { get; init; }
    }

    /// <param name="Fields">Of a form of ours, in its order, those without an answer as well; else as the provider told them.</param>
    /// <param name="Of">The form that is answered; null when it is none that we sent to this customer.</param>
    public sealed record FormAnswer(ImmutableArray<FormField> Fields, AnsweredForm? Of = null) : MessageContent;

    /// <summary>An approved template with the values that were put into it.</summary>
    public sealed record Template(string Name, string Language, TemplateParameterFormat Format, TemplateValues Values, TemplateRendering Rendering) : MessageContent;

    /// <summary>Ours to a message of the conversation; the customer's stand in the timeline as activities.</summary>
    /// <param name="Target">Sequence of that message.</param>
    /// <param name="Emoji">Null takes the reaction back.</param>
    public sealed record Reaction(long Target, string? Emoji) : MessageContent;

    /// <summary>A message that we can name but not show: an order, a kind that came after us.</summary>
    public sealed record Unsupported(string ProviderType, string? Description) : MessageContent;
}

public sealed record SharedContact(string Name, ImmutableArray<string> Phones, ImmutableArray<string> Emails);

/// <param name="Name">The field's id.</param>
/// <param name="Value">Empty when it was left out.</param>
/// <param name="Label">What the customer read; null when the form is none of ours.</param>
public sealed record FormField(string Name, string Value, string? Label = null);

/// <param name="Title">As it was when the form was sent.</param>
/// <param name="Message">Sequence of the message that asked; null when that stands in an earlier conversation.</param>
public sealed record AnsweredForm(FormId Id, string Title, long? Message)
{
    /// <summary>Where the message that asked stands, when that is an earlier conversation; null as well for answers that are older than this member.</summary>
    public EarlierQuestion? Earlier { get; init; }
}

/// <param name="Message">Its sequence there.</param>
public sealed record EarlierQuestion(ConversationId Conversation, long Message);

/// <param name="Number">What people call that conversation.</param>
/// <param name="Message">Sequence of the answer there.</param>
public sealed record LaterAnswer(ConversationId Conversation, long Number, long Message);
