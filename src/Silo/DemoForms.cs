using System.Collections.Immutable;
using Parloir.Grains.Forms;

namespace Parloir.Silo;

/// <summary>The example form (S0-08), in French and in English: what it asks for goes to the contact.</summary>
internal static class DemoForms
{
    public static readonly FormDraft[] All =
    [
        new("Coordonnées", "Vos coordonnées", "Pour vous répondre au plus vite, pouvez-vous compléter ces quelques informations\u202f?", "Compléter", "Envoyer",
            Details("Prénom", "Nom", "Téléphone", "E-mail")),
        new("Contact details", "Your contact details", "So that we can get back to you quickly, could you fill in these few details?", "Fill in", "Send",
            Details("First name", "Last name", "Phone", "E-mail")),
    ];

    private static ImmutableArray<FormInput> Details(string firstName, string lastName, string phone, string email) =>
    [
        new("first_name", firstName, FormInputKind.Text, true, [], new ContactUpdate(ContactField.FirstName)),
        new("last_name", lastName, FormInputKind.Text, true, [], new ContactUpdate(ContactField.LastName)),
        new("phone", phone, FormInputKind.Phone, false, [], new ContactUpdate(ContactField.Phone)),
        new("email", email, FormInputKind.Email, true, [], new ContactUpdate(ContactField.Email)),
    ];
}
