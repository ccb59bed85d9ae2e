using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;

namespace Parloir.Channels.Sandbox;

/// <summary>What a customer fills into a form, checked as WhatsApp checks it before it is sent.</summary>
internal static class FormAnswers
{
    private const int LongestText = 80;
    private const int LongestLongText = 600;

    /// <returns>The name of a question whose answer will not do; null when all will.</returns>
    public static string? Fault(SandboxContent.Form form, IReadOnlyDictionary<string, string> values) =>
        values.Keys.FirstOrDefault(name => form.Questions.All(question => question.Name != name))
        ?? form.Questions.FirstOrDefault(question => !Fits(question, values.GetValueOrDefault(question.Name) ?? ""))?.Name;

    public static SandboxContent.FormAnswer Of(SandboxContent.Form form, IReadOnlyDictionary<string, string> values) =>
        new(form.Title, [.. form.Questions.Select(question => new FormValue(question.Name, question.Label, values.GetValueOrDefault(question.Name) ?? ""))], form.Token);

    /// <summary>What the Flow's payload becomes: Meta writes it as JSON within a string.</summary>
    public static string ResponseJson(SandboxContent.FormAnswer answer)
    {
        var response = new JsonObject { ["flow_token"] = answer.Token };
        foreach (var given in answer.Values)
            response[given.Name] = given.Value;
        return response.ToJsonString();
    }

    private static bool Fits(FormQuestion question, string value) => value.Trim().Length == 0
        ? !question.Required
        : question.Kind switch
        {
            "email" => value.Length <= LongestText && MailAddress.TryCreate(value, out _),
            "phone" => value.Length <= LongestText && value.All(letter => char.IsAsciiDigit(letter) || " +-.()".Contains(letter, StringComparison.Ordinal)),
            "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "choice" => question.Options.Contains(value),
            "long_text" => value.Length <= LongestLongText,
            _ => value.Length <= LongestText,
        };
}
