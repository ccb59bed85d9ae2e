using System.Globalization;
using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Channels;

/// <summary>Puts values into a template, and refuses what the provider would refuse (S2-10, S2-36): every variable has its value, and nothing has one that is no variable.</summary>
internal static partial class TemplateRules
{
    public const int HeaderLimit = 60;
    public const int BodyLimit = 1024;
    private const int CodeLimit = 15;
    private const int PayloadLimit = 128;
    private const int AddressLimit = 2000;

    /// <returns>What is sent, or why it cannot be.</returns>
    public static (MessageContent.Template? Content, Rejection? Wrong) Fill(ChannelType channel, MessageTemplate? template, TemplateValues values)
    {
        if (channel != ChannelType.WhatsApp) return (null, new Rejection.ContentNotSupported(nameof(MessageKind.Template)));
        if (template is null) return (null, new Rejection.UnknownTemplate());
        if (template.Status != TemplateStatus.Approved) return (null, new Rejection.TemplateNotApproved(template.Status.ToString()));
        if (template.Buttons.Any(button => button.Kind == TemplateButtonKind.Other)) return (null, new Rejection.ContentNotSupported(nameof(MessageKind.Template)));

        values = WithCode(template, values);
        if ((Header(template, values.Header) ?? Body(template, values.Body) ?? Buttons(template, values.Buttons)) is { } wrong) return (null, wrong);
        var rendering = Render(template, values);
        if (rendering.Body.Length > BodyLimit) return (null, new Rejection.TextTooLong(rendering.Body.Length, BodyLimit));
        if (rendering.Header?.Length > HeaderLimit) return (null, new Rejection.TextTooLong(rendering.Header.Length, HeaderLimit));
        return (new MessageContent.Template(template.Name, template.Language, template.Format, values, rendering), null);
    }

    /// <summary>The names of the variables in a text, each once.</summary>
    public static IEnumerable<string> VariablesOf(string? text) =>
        text is null ? [] : Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    /// <summary>The one-time code of an authentication template stands in its body and in its button: it is given once.</summary>
    private static TemplateValues WithCode(MessageTemplate template, TemplateValues values)
    {
        if (template.Category != TemplateCategory.Authentication || values.Body is not [var code]) return values;
        var coded = template.Buttons.Select((button, index) => (button, index))
            .Where(place => place.button.Kind is TemplateButtonKind.Otp or TemplateButtonKind.Url && values.Buttons.All(value => value.Index != place.index))
            .Select(place => new TemplateButtonValue(place.index, code.Text));
        return values with { Buttons = [.. values.Buttons, .. coded] };
    }

    private static Rejection? Header(MessageTemplate template, TemplateHeaderValue? value)
    {
        const string place = "header";
        var header = template.Header;
        if (header is null || (header.Kind == TemplateHeaderKind.Text && !VariablesOf(header.Text).Any()))
            return value is null or { Variable: null, File: null, Location: null } ? null : new Rejection.TemplateParameterUnexpected(place);
        if (value is null or { Variable: null, File: null, Location: null }) return new Rejection.TemplateParameterMissing(place);
        return header.Kind switch
        {
            TemplateHeaderKind.Text => value is { Variable: { } variable, File: null, Location: null } && variable.Name == VariablesOf(header.Text).First() && IsValue(variable.Text),
            TemplateHeaderKind.Location => value is { Variable: null, File: null, Location: { } location } && IsPlace(location),
            _ => value is { Variable: null, File: { }, Location: null },
        }
            ? value.File is { } file ? File(header.Kind, file) : null
            : new Rejection.TemplateParameterInvalid(place);
    }

    private static Rejection? File(TemplateHeaderKind kind, Attachments.StoredFile file)
    {
        var (found, wrong) = MediaRules.Check(ChannelType.WhatsApp, file, "");
        return wrong ?? (found.ToString() == kind.ToString() ? null : new Rejection.TemplateParameterInvalid("header"));
    }

    private static Rejection? Body(MessageTemplate template, ImmutableArray<TemplateVariable> values)
    {
        var names = VariablesOf(template.Body).ToList();
        foreach (var name in names)
        {
            if (values.FirstOrDefault(value => value.Name == name) is not { } value) return new Rejection.TemplateParameterMissing($"body.{name}");
            if (!IsValue(value.Text)) return new Rejection.TemplateParameterInvalid($"body.{name}");
        }
        var odd = values.Where((value, at) => !names.Contains(value.Name) || values.Take(at).Any(earlier => earlier.Name == value.Name)).FirstOrDefault();
        return odd is null ? null : new Rejection.TemplateParameterUnexpected($"body.{odd.Name}");
    }

    private static Rejection? Buttons(MessageTemplate template, ImmutableArray<TemplateButtonValue> values)
    {
        for (var index = 0; index < template.Buttons.Length; index++)
        {
            var place = $"buttons.{index.ToString(CultureInfo.InvariantCulture)}";
            var (button, given) = (template.Buttons[index], values.Where(value => value.Index == index).ToList());
            if (given.Count > 1) return new Rejection.TemplateParameterUnexpected(place);
            if (given is [var value] && !Takes(button)) return new Rejection.TemplateParameterUnexpected(place);
            if (given is [] && Takes(button) && button.Kind != TemplateButtonKind.QuickReply) return new Rejection.TemplateParameterMissing(place);
            if (given is [var checkedValue] && !Fits(button, checkedValue.Value)) return new Rejection.TemplateParameterInvalid(place);
        }
        var odd = values.FirstOrDefault(value => value.Index < 0 || value.Index >= template.Buttons.Length);
        return odd is null ? null : new Rejection.TemplateParameterUnexpected($"buttons.{odd.Index.ToString(CultureInfo.InvariantCulture)}");
    }

    private static bool Takes(TemplateButton button) => button.Kind switch
    {
        TemplateButtonKind.QuickReply or TemplateButtonKind.CopyCode or TemplateButtonKind.Otp => true,
        TemplateButtonKind.Url => VariablesOf(button.Target).Any(),
        _ => false,
    };

    private static bool Fits(TemplateButton button, string value) => IsValue(value) && button.Kind switch
    {
        TemplateButtonKind.Url => value.Length <= AddressLimit && !value.Any(char.IsWhiteSpace),
        TemplateButtonKind.CopyCode or TemplateButtonKind.Otp => value.Length <= CodeLimit,
        _ => value.Length <= PayloadLimit,
    };

    /// <summary>The provider refuses new lines, tabs and more than four spaces in a row.</summary>
    private static bool IsValue(string? text) =>
        !string.IsNullOrWhiteSpace(text) && TextRules.IsStorable(text) && !text.AsSpan().ContainsAny('\n', '\r', '\t') && !text.Contains("     ", StringComparison.Ordinal);

    private static bool IsPlace(TemplateLocation place) =>
        Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180 && IsValue(place.Name) && IsValue(place.Address) && place.Name.Length + place.Address.Length <= BodyLimit;

    private static TemplateRendering Render(MessageTemplate template, TemplateValues values)
    {
        var header = template.Header?.Text is { } text ? Put(text, values.Header?.Variable is { } variable ? [variable] : []) : null;
        var buttons = template.Buttons.Select((button, index) => new TemplateRenderedButton(
            button.Kind, button.Text,
            values.Buttons.FirstOrDefault(value => value.Index == index) is not { } value ? button.Target
            : button.Kind == TemplateButtonKind.Url ? Put(button.Target!, [new TemplateVariable(VariablesOf(button.Target).First(), value.Value)])
            : button.Kind == TemplateButtonKind.QuickReply ? null : value.Value));
        return new TemplateRendering(header, template.Header?.Kind, values.Header?.File, values.Header?.Location, Put(template.Body, values.Body), template.Footer, [.. buttons]);
    }

    /// <summary>In one pass: what looks like a variable within a value stays what it is.</summary>
    private static string Put(string text, ImmutableArray<TemplateVariable> values) =>
        Variable().Replace(text, match => values.FirstOrDefault(value => value.Name == match.Groups[1].Value)?.Text ?? match.Value);

    [GeneratedRegex(@"\{\{\s*([a-zA-Z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();
}
