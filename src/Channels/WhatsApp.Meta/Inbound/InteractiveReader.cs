using System.Collections.Immutable;
using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>What the customer answered to buttons, a list or a form.</summary>
internal static class InteractiveReader
{
    /// <summary>What we gave Meta with the form, among its fields: no answer of the customer's.</summary>
    private const string FlowToken = "flow_token";

    /// <returns>Null when it is none of the kinds, or holds none of what it should.</returns>
    public static MessageContent? Read(JsonElement interactive)
    {
        var button = interactive.Member("button_reply"u8);
        if (button.IsObject())
            return Choice(button, MessageKind.InteractiveButtons);
        var row = interactive.Member("list_reply"u8);
        if (row.IsObject())
            return Choice(row, MessageKind.InteractiveList);
        var form = interactive.Member("nfm_reply"u8);
        if (form.IsObject())
            return FormAnswer(form);
        return interactive.Member("type"u8).TextOrNull() is { } type and not ("button_reply" or "list_reply" or "nfm_reply")
            ? new MessageContent.Unsupported($"interactive.{type}", null)
            : null;
    }

    /// <summary>What came back with the answer to a form; null when nothing did.</summary>
    public static string? FlowTokenOf(JsonElement interactive)
    {
        using var answers = Answers(interactive.Member("nfm_reply"u8));
        return answers?.RootElement.Member("flow_token"u8).Id();
    }

    private static MessageContent.Choice? Choice(JsonElement reply, MessageKind kind)
    {
        var id = reply.Member("id"u8).Id();
        return (reply.Member("title"u8).TextOrNull() ?? id) is { } title
            ? new(kind, id, title, reply.Member("description"u8).TextOrNull())
            : null;
    }

    private static MessageContent.FormAnswer? FormAnswer(JsonElement form)
    {
        using var answers = Answers(form);
        if (answers is null || !answers.RootElement.IsObject())
            return null;
        var fields = ImmutableArray.CreateBuilder<FormField>();
        foreach (var answer in answers.RootElement.EnumerateObject())
        {
            var name = answer.NameText();
            if (name != FlowToken)
                fields.Add(new FormField(name, ValueOf(answer.Value)));
        }
        return new MessageContent.FormAnswer(fields.DrainToImmutable());
    }

    /// <summary>Meta writes the answers as JSON within a string.</summary>
    private static JsonDocument? Answers(JsonElement form)
    {
        try
        {
            return form.Member("response_json"u8).Text() is { } response ? JsonDocument.Parse(response) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ValueOf(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.String => answer.Text()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join(", ", answer.EnumerateArray().Select(ValueOf)),
        _ => WireText.Decode(answer.Raw()),
    };
}
