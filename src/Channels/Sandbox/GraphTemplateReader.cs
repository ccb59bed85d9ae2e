using System.Globalization;
using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>A template message: an approved template, and a parameter of the right kind for each of its variables, no more and no fewer.</summary>
internal sealed class GraphTemplateReader(SandboxMedia media, SandboxTemplates templates)
{
    private const int LongestBody = 1024;

    public async Task<(SandboxContent? Content, MetaError? Error)> ReadAsync(ChannelAccount account, JsonElement told, CancellationToken cancellationToken)
    {
        if (told.Member("name"u8).TextOrNull() is not { } name)
            return (null, MetaError.Missing("template['name']"));
        if (told.Member("language"u8).Member("code"u8).TextOrNull() is not { } language)
            return (null, MetaError.Missing("template['language']['code']"));
        if (await templates.FindAsync(account, name, language, cancellationToken) is not { Status: not (TemplateStatus.Pending or TemplateStatus.Rejected or TemplateStatus.Archived) } template)
            return (null, MetaError.NoTemplate(name, language));
        if (template.Status != TemplateStatus.Approved)
            return (null, template.Status == TemplateStatus.Paused ? MetaError.TemplatePaused : MetaError.TemplateDisabled);

        var parts = told.Member("components"u8).Items().ToLookup(part => part.Member("type"u8).Text()?.ToLowerInvariant());
        if (parts.FirstOrDefault(group => group.Key is not ("header" or "body" or "button")) is { } odd)
            return (null, MetaError.InvalidParameter($"Unexpected component type {odd.Key}."));
        var (header, file, headerError) = await ReadHeaderAsync(account, template, Parameters(parts["header"]), cancellationToken);
        if (headerError is not null)
            return (null, headerError);
        var (body, bodyError) = Fill(template, "body", template.Body, Parameters(parts["body"]));
        if (body is null)
            return (null, bodyError);
        if (body.Length > LongestBody)
            return (null, new MetaError(400, 132005, "Template Hydrated Text Too Long", $"The body has {body.Length} characters."));
        return ReadButtons(template, [.. parts["button"]]) is { } buttonError
            ? (null, buttonError)
            : (new SandboxContent.Template(header, file?.Id, file?.MimeType, body, template.Footer, [.. template.Buttons.Select(button => button.Text)]), null);
    }

    private async Task<(string? Text, KeptMedia? File, MetaError? Error)> ReadHeaderAsync(
        ChannelAccount account, MessageTemplate template, IReadOnlyList<JsonElement> parameters, CancellationToken cancellationToken)
    {
        if (template.Header is not { } header)
            return (null, null, parameters.Count == 0 ? null : MetaError.ParameterCount("header", parameters.Count, 0));
        if (header.Kind == TemplateHeaderKind.Text)
        {
            var (text, error) = Fill(template, "header", header.Text ?? "", parameters);
            return (text, null, error);
        }
        if (parameters is not [var parameter])
            return (null, null, MetaError.ParameterCount("header", parameters.Count, 1));
        var kind = header.Kind.ToString().ToLowerInvariant();
        if (parameter.Member("type"u8).Text() != kind)
            return (null, null, MetaError.ParameterFormat($"header: Format mismatch, expected {header.Kind.ToString().ToUpperInvariant()}"));
        var value = parameter.Member(System.Text.Encoding.UTF8.GetBytes(kind));
        if (header.Kind == TemplateHeaderKind.Location)
        {
            var isPlace = value.Member("latitude"u8).Number() is not null && value.Member("longitude"u8).Number() is not null
                && value.Member("name"u8).TextOrNull() is not null && value.Member("address"u8).TextOrNull() is not null;
            return isPlace ? (value.Member("name"u8).Text(), null, null) : (null, null, MetaError.ParameterFormat("header: a location has latitude, longitude, name and address"));
        }
        return value.Member("id"u8).Id() is { } id && await media.FindAsync(account.Id.Value, id, cancellationToken) is { } kept && MediaKinds.TypeOf(kept.MimeType) == kind
            ? (null, kept, null)
            : (null, null, MetaError.ParameterFormat($"header: no {kind} that was uploaded"));
    }

    private static (string? Text, MetaError? Error) Fill(MessageTemplate template, string place, string text, IReadOnlyList<JsonElement> parameters)
    {
        var names = SandboxTemplates.VariablesOf(text).ToList();
        if (parameters.Count != names.Count)
            return (null, MetaError.ParameterCount(place, parameters.Count, names.Count));
        var values = new Dictionary<string, string>();
        for (var index = 0; index < parameters.Count; index++)
        {
            var parameter = parameters[index];
            if (!parameter.Member("type"u8).Is("text"u8) || parameter.Member("text"u8).Text() is not { Length: > 0 } value)
                return (null, MetaError.ParameterFormat($"{place}: parameter {index} is no text"));
            if (value.AsSpan().ContainsAny('\n', '\t') || value.Contains("     ", StringComparison.Ordinal))
                return (null, new MetaError(400, 100, "Invalid parameter", "Param text cannot have new-line/tab characters or more than 4 consecutive spaces"));
            var name = template.Format == TemplateParameterFormat.Named ? parameter.Member("parameter_name"u8).Text() ?? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
            if (!names.Contains(name) || !values.TryAdd(name, value))
                return (null, MetaError.ParameterFormat($"{place}: there is no parameter {name}"));
        }
        return (SandboxTemplates.Put(text, values), null);
    }

    private static MetaError? ReadButtons(MessageTemplate template, List<JsonElement> told)
    {
        var given = new HashSet<int>();
        foreach (var component in told)
        {
            var index = int.TryParse(component.Member("index"u8).Id(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1;
            if (index < 0 || index >= template.Buttons.Length || !given.Add(index))
                return MetaError.ParameterFormat($"button: there is no button {index}");
            var (subType, member) = Expected(template.Buttons[index].Kind);
            if (component.Member("sub_type"u8).Text() != subType || Parameters([component]) is not [var parameter]
                || parameter.Member("type"u8).Text() != member || parameter.Member(System.Text.Encoding.UTF8.GetBytes(member)).TextOrNull() is null)
                return MetaError.ParameterFormat($"button: Button at index {index} of type {template.Buttons[index].Kind} requires a {subType} parameter");
        }
        for (var index = 0; index < template.Buttons.Length; index++)
        {
            if (IsRequired(template.Buttons[index]) && !given.Contains(index))
                return new MetaError(400, 131008, "Required parameter is missing", $"buttons: Button at index {index} of type {template.Buttons[index].Kind} requires a parameter");
        }
        return null;
    }

    private static (string SubType, string Member) Expected(TemplateButtonKind kind) => kind switch
    {
        TemplateButtonKind.QuickReply => ("quick_reply", "payload"),
        TemplateButtonKind.CopyCode => ("copy_code", "coupon_code"),
        TemplateButtonKind.Url or TemplateButtonKind.Otp => ("url", "text"),
        _ => ("none", "none"),
    };

    private static bool IsRequired(TemplateButton button) =>
        button.Kind is TemplateButtonKind.CopyCode or TemplateButtonKind.Otp || (button.Kind == TemplateButtonKind.Url && SandboxTemplates.VariablesOf(button.Target).Any());

    private static IReadOnlyList<JsonElement> Parameters(IEnumerable<JsonElement> components) =>
        [.. components.SelectMany(component => component.Member("parameters"u8).Items().ToArray())];
}
