using System.Text.Json.Serialization;

namespace Parloir.Grains.Forms;

[JsonConverter(typeof(JsonStringEnumConverter<FormInputKind>))]
public enum FormInputKind { Text, LongText, Email, Phone, Number, Date, Choice }

/// <summary>One question of a form.</summary>
/// <param name="Id">What answers call it: a lower case letter, then those, digits and underscores; unique in the form, at most 40.</param>
/// <param name="Label">What the customer reads; at most 20 characters.</param>
/// <param name="Options">With <see cref="FormInputKind.Choice"/>: 1 to 200, each at most 30 characters; otherwise empty.</param>
/// <param name="Updates">What of the contact the answer is written to (S0-10); null: nothing.</param>
public sealed record FormInput(string Id, string Label, FormInputKind Kind, bool Required, ImmutableArray<string> Options, ContactUpdate? Updates = null);

/// <summary>The parts of a contact that an answer can be written to. First and last name together are the contact's one name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactField>))]
public enum ContactField { FirstName, LastName, Name, Email, Phone, Attribute }

/// <param name="Attribute">With <see cref="ContactField.Attribute"/>: the key of a custom one.</param>
public sealed record ContactUpdate(ContactField Field, string? Attribute = null);
