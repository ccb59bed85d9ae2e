using System.Text.Json.Serialization;
using Parloir.Grains.Attachments;

namespace Parloir.Grains.Channels;

[JsonConverter(typeof(JsonStringEnumConverter<TemplateStatus>))]
public enum TemplateStatus { Pending, Approved, Rejected, Paused, Disabled, Archived }

[JsonConverter(typeof(JsonStringEnumConverter<TemplateCategory>))]
public enum TemplateCategory { Utility, Marketing, Authentication }

[JsonConverter(typeof(JsonStringEnumConverter<TemplateQuality>))]
public enum TemplateQuality { Unknown, Green, Yellow, Red }

/// <summary>How the variables of a template are called: <c>{{1}}</c>, or <c>{{first_name}}</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TemplateParameterFormat>))]
public enum TemplateParameterFormat { Positional, Named }

[JsonConverter(typeof(JsonStringEnumConverter<TemplateHeaderKind>))]
public enum TemplateHeaderKind { Text, Image, Video, Document, Location }

/// <summary>Url, CopyCode and Otp may take a value; QuickReply a payload; the others none. Other: a kind that came after us.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TemplateButtonKind>))]
public enum TemplateButtonKind { QuickReply, Url, PhoneNumber, CopyCode, Otp, Flow, Other }

/// <summary>A message that the provider has approved, or may yet. Name and language together are unique in a channel account.</summary>
/// <param name="Id">The provider's.</param>
/// <param name="Reason">Why it was rejected, paused or disabled, in the provider's words.</param>
public sealed record MessageTemplate(
    string Id, string Name, string Language, TemplateCategory Category, TemplateStatus Status, TemplateQuality Quality, TemplateParameterFormat Format,
    TemplateHeader? Header, string Body, string? Footer, ImmutableArray<TemplateButton> Buttons, string? Reason = null);

/// <param name="Text">With <see cref="TemplateHeaderKind.Text"/>; may hold one variable.</param>
public sealed record TemplateHeader(TemplateHeaderKind Kind, string? Text);

/// <param name="Target">The address (one variable at its end), or the phone number.</param>
public sealed record TemplateButton(TemplateButtonKind Kind, string Text, string? Target);

/// <summary>What is put into a template. Variables are named as the template names them.</summary>
/// <param name="Body">Of an authentication template: its code, as variable <c>1</c>.</param>
public sealed record TemplateValues(TemplateHeaderValue? Header, ImmutableArray<TemplateVariable> Body, ImmutableArray<TemplateButtonValue> Buttons)
{
    public static TemplateValues None { get; } = new(null, [], []);
}

public sealed record TemplateVariable(string Name, string Text);

/// <summary>One of the three, as the header's kind wants it.</summary>
public sealed record TemplateHeaderValue(TemplateVariable? Variable, StoredFile? File, TemplateLocation? Location);

public sealed record TemplateLocation(double Latitude, double Longitude, string Name, string Address);

/// <param name="Index">The button's place, from 0.</param>
/// <param name="Value">End of the address, code to copy, one-time code, or payload.</param>
public sealed record TemplateButtonValue(int Index, string Value);

/// <summary>What the customer sees of it: written down when it is sent, for the template may change later.</summary>
public sealed record TemplateRendering(
    string? Header, TemplateHeaderKind? HeaderKind, StoredFile? HeaderFile, TemplateLocation? HeaderLocation, string Body, string? Footer, ImmutableArray<TemplateRenderedButton> Buttons);

public sealed record TemplateRenderedButton(TemplateButtonKind Kind, string Text, string? Target);
