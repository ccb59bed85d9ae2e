using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Templates as Meta writes them: whole in its API, by their changes in webhooks.</summary>
internal static class TemplateReader
{
    /// <param name="field">The webhook's field.</param>
    /// <returns>Null when it names no template.</returns>
    public static TemplateUpdate? Read(string field, JsonElement value)
    {
        if (value.Member("message_template_id"u8).Id() is not { } id)
            return null;
        return field switch
        {
            "message_template_status_update" => value.Member("event"u8).Text() is "DELETED"
                ? new TemplateUpdate(id, null, null, null, null, Deleted: true)
                : new TemplateUpdate(id, Status(value.Member("event"u8).Text()), null, null, Reason(value.Member("reason"u8))),
            "message_template_quality_update" => new TemplateUpdate(id, null, Quality(value.Member("new_quality_score"u8).Text()), null, null),
            _ => new TemplateUpdate(id, null, null, Category(value.Member("new_category"u8).Text()), null),
        };
    }

    /// <summary>Null when it lacks what a template has.</summary>
    public static MessageTemplate? Read(JsonElement template)
    {
        if (template.Member("id"u8).Id() is not { } id || template.Member("name"u8).TextOrNull() is not { } name || template.Member("language"u8).TextOrNull() is not { } language)
            return null;
        var parts = Parts.Of(template.Member("components"u8));
        return new MessageTemplate(
            id, name, language, Category(template.Member("category"u8).Text()) ?? TemplateCategory.Utility,
            Status(template.Member("status"u8).Text()) ?? TemplateStatus.Disabled,
            Quality(template.Member("quality_score"u8).Member("score"u8).Text()) ?? TemplateQuality.Unknown,
            template.Member("parameter_format"u8).Is("NAMED"u8) ? TemplateParameterFormat.Named : TemplateParameterFormat.Positional,
            parts.Header, parts.Body, parts.Footer, [.. parts.Buttons], Reason(template.Member("rejected_reason"u8)));
    }

    /// <summary>Null for a word that says nothing about whether it may be sent.</summary>
    private static TemplateStatus? Status(string? word) => word switch
    {
        "APPROVED" or "REINSTATED" or "UNARCHIVED" => TemplateStatus.Approved,
        "PENDING" or "IN_APPEAL" => TemplateStatus.Pending,
        "REJECTED" => TemplateStatus.Rejected,
        "PAUSED" => TemplateStatus.Paused,
        "ARCHIVED" => TemplateStatus.Archived,
        "DISABLED" or "PENDING_DELETION" or "DELETED" or "LIMIT_EXCEEDED" or "LOCKED" => TemplateStatus.Disabled,
        _ => null,
    };

    private static TemplateQuality? Quality(string? word) => word switch
    {
        "GREEN" => TemplateQuality.Green,
        "YELLOW" => TemplateQuality.Yellow,
        "RED" => TemplateQuality.Red,
        "UNKNOWN" => TemplateQuality.Unknown,
        _ => null,
    };

    private static TemplateCategory? Category(string? word) => word switch
    {
        "UTILITY" => TemplateCategory.Utility,
        "MARKETING" => TemplateCategory.Marketing,
        "AUTHENTICATION" => TemplateCategory.Authentication,
        _ => null,
    };

    private static string? Reason(JsonElement reason) => reason.TextOrNull() is { } text && text != "NONE" ? text : null;

    private sealed class Parts
    {
        public TemplateHeader? Header { get; private set; }
        public string Body { get; private set; } = "";
        public string? Footer { get; private set; }
        public List<TemplateButton> Buttons { get; } = [];

        public static Parts Of(JsonElement components)
        {
            var parts = new Parts();
            foreach (var component in components.Items())
                parts.Add(component);
            return parts;
        }

        private void Add(JsonElement component)
        {
            switch (component.Member("type"u8).Text()?.ToUpperInvariant())
            {
                case "HEADER" when HeaderKind(component.Member("format"u8).Text()) is { } kind:
                    Header = new TemplateHeader(kind, component.Member("text"u8).TextOrNull());
                    break;
                case "BODY":
                    Body = component.Member("text"u8).Text() ?? "";
                    break;
                case "FOOTER":
                    Footer = component.Member("text"u8).TextOrNull();
                    break;
                case "BUTTONS":
                    foreach (var button in component.Member("buttons"u8).Items())
                        Buttons.Add(Button(button));
                    break;
                case var other:
                    // It cannot be filled in, and so the template cannot be sent from here.
                    Buttons.Add(new TemplateButton(TemplateButtonKind.Other, other ?? "", null));
                    break;
            }
        }

        private static TemplateHeaderKind? HeaderKind(string? format) => format switch
        {
            "TEXT" => TemplateHeaderKind.Text,
            "IMAGE" => TemplateHeaderKind.Image,
            "VIDEO" => TemplateHeaderKind.Video,
            "DOCUMENT" => TemplateHeaderKind.Document,
            "LOCATION" => TemplateHeaderKind.Location,
            _ => null,
        };

        private static TemplateButton Button(JsonElement button)
        {
            var kind = button.Member("type"u8).Text() switch
            {
                "QUICK_REPLY" => TemplateButtonKind.QuickReply,
                "URL" => TemplateButtonKind.Url,
                "PHONE_NUMBER" => TemplateButtonKind.PhoneNumber,
                "COPY_CODE" => TemplateButtonKind.CopyCode,
                "OTP" => TemplateButtonKind.Otp,
                "FLOW" => TemplateButtonKind.Flow,
                _ => TemplateButtonKind.Other,
            };
            return new TemplateButton(kind, button.Member("text"u8).Text() ?? "", button.Member("url"u8).TextOrNull() ?? button.Member("phone_number"u8).TextOrNull());
        }
    }
}
