using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Grains.Tests.Forms;

/// <summary>The example form (S0-08).</summary>
internal static class FormSamples
{
    public static readonly FormInput FirstName = new("first_name", "First name", FormInputKind.Text, true, [], new ContactUpdate(ContactField.FirstName));
    public static readonly FormInput LastName = new("last_name", "Last name", FormInputKind.Text, true, [], new ContactUpdate(ContactField.LastName));
    public static readonly FormInput Phone = new("phone", "Phone", FormInputKind.Phone, false, [], new ContactUpdate(ContactField.Phone));
    public static readonly FormInput Email = new("email", "E-mail", FormInputKind.Email, true, [], new ContactUpdate(ContactField.Email));
    public static readonly FormInput Size = new("size", "Size", FormInputKind.Choice, false, ["S", "M", "L"]);

    public static readonly FormDraft Details = new(
        "Contact details", "Your details", "Could you fill this in?", "Fill in", "Send", [FirstName, LastName, Phone, Email]);

    public static readonly FormDraft Order = new("Order", "Your order", "What would you like?", "Choose", "Send", [Size]);

    public static MessageContent.FormAnswer Answer(params (string Name, string Value)[] answers) => new([.. answers.Select(given => new FormField(given.Name, given.Value))]);
}
