using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Forms;

/// <summary>What a form may be: what WhatsApp shows of it without cutting anything, and answers that somebody can use.</summary>
internal static partial class FormRules
{
    public const int NameLimit = 60;
    public const int TitleLimit = 60;
    public const int BodyLimit = 1024;
    public const int ButtonLimit = 20;
    public const int SubmitLimit = 35;
    public const int FieldLimit = 30;
    public const int LabelLimit = 20;
    public const int OptionsLimit = 200;
    public const int OptionLimit = 30;

    /// <summary>The provider's own name among the answers.</summary>
    private const string FlowToken = "flow_token";

    /// <summary>The member that is wrong; null when none is.</summary>
    public static string? Fault(FormView form) =>
        !TextRules.IsName(form.Name, NameLimit) ? "name"
        : !TextRules.IsName(form.Title, TitleLimit) ? "title"
        : TextRules.Check(form.Body, BodyLimit) is not null ? "body"
        : !TextRules.IsName(form.Button, ButtonLimit) || HasEmoji(form.Button) ? "button"
        : !TextRules.IsName(form.Submit, SubmitLimit) ? "submit"
        // Within an array a client can write null.
        : form.Fields.IsDefaultOrEmpty || form.Fields.Length > FieldLimit || form.Fields.Contains(null!) ? "fields"
        : FieldFault(form.Fields);

    private static string? FieldFault(ImmutableArray<FormInput> fields)
    {
        var (ids, updates) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<ContactUpdate>());
        for (var at = 0; at < fields.Length; at++)
        {
            var field = fields[at];
            var wrong = !FieldId().IsMatch(field.Id) || field.Id == FlowToken || !ids.Add(field.Id) ? "id"
                : !TextRules.IsName(field.Label, LabelLimit) ? "label"
                : !Enum.IsDefined(field.Kind) ? "kind"
                : !AreOptions(field) ? "options"
                : field.Updates is { } update && (!Fits(field.Kind, update) || !updates.Add(update)) ? "updates"
                : null;
            if (wrong is not null) return string.Create(CultureInfo.InvariantCulture, $"fields[{at}].{wrong}");
        }
        return null;
    }

    private static bool AreOptions(FormInput field) =>
        !field.Options.IsDefault && (field.Kind != FormInputKind.Choice
            ? field.Options.IsEmpty
            : field.Options.Length is > 0 and <= OptionsLimit
                && field.Options.All(option => option is not null && TextRules.IsName(option, OptionLimit))
                && field.Options.Distinct(StringComparer.Ordinal).Count() == field.Options.Length);

    /// <summary>An address comes from a field of addresses, where the phone has checked it already.</summary>
    private static bool Fits(FormInputKind kind, ContactUpdate update) => update.Field switch
    {
        ContactField.FirstName or ContactField.LastName or ContactField.Name => kind == FormInputKind.Text && update.Attribute is null,
        ContactField.Email => kind == FormInputKind.Email && update.Attribute is null,
        ContactField.Phone => kind == FormInputKind.Phone && update.Attribute is null,
        ContactField.Attribute => !string.IsNullOrWhiteSpace(update.Attribute),
        _ => false,
    };

    private static bool HasEmoji(string text) => text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FieldId();
}
