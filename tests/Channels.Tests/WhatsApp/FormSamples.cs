using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Channels.Tests.WhatsApp;

internal static class FormSamples
{
    /// <summary>A question of every kind.</summary>
    public static readonly MessageContent.Form Details = new(
        new FormId("details"), "Your details", "Could you fill this in?", "Fill in", "Send",
        [
            new FormInput("first_name", "First name", FormInputKind.Text, true, []),
            new FormInput("email", "E-mail", FormInputKind.Email, true, []),
            new FormInput("phone", "Phone", FormInputKind.Phone, false, []),
            new FormInput("guests", "Guests", FormInputKind.Number, false, []),
            new FormInput("day", "Day", FormInputKind.Date, false, []),
            new FormInput("room", "Room", FormInputKind.Choice, false, ["Small", "Large"]),
            new FormInput("wishes", "Wishes", FormInputKind.LongText, false, []),
        ]);
}
