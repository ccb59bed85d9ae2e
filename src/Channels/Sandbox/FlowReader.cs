using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta.Inbound;

namespace Parloir.Channels.Sandbox;

/// <summary>A Flow's one screen, as a phone shows it.</summary>
internal sealed record FlowScreen(string Id, string Submit, IReadOnlyList<FormQuestion> Questions);

/// <summary>Reads Flow JSON and finds fault with it as Meta does, for Flows of one screen that ask no server.</summary>
internal static class FlowReader
{
    private const int LongestLabel = 20;
    private const int LongestDateLabel = 40;
    private const int LongestFooter = 35;
    private const int LongestOption = 30;
    private const int MostOptions = 200;
    private const int MostComponents = 50;

    /// <returns>The screen, or what Meta says in <c>validation_errors</c>.</returns>
    public static (FlowScreen? Screen, string? Fault) Read(string json)
    {
        try
        {
            using var flow = JsonDocument.Parse(json);
            return Read(flow.RootElement);
        }
        catch (JsonException)
        {
            return (null, "The Flow JSON is not JSON.");
        }
    }

    private static (FlowScreen?, string?) Read(JsonElement flow)
    {
        if (flow.Member("version"u8).Text() is not ("6.0" or "6.1" or "6.2" or "6.3" or "7.0" or "7.1" or "7.2" or "7.3"))
            return (null, "Invalid value found for property 'version'.");
        if (flow.Member("screens"u8).Items().ToArray() is not [var screen])
            return (null, "The sandbox knows Flows of one screen.");
        if (screen.Member("id"u8).TextOrNull() is not { } id || id == "SUCCESS" || !id.All(letter => char.IsAsciiLetter(letter) || letter == '_'))
            return (null, "Property 'id' of a screen holds letters and underscores, and is not SUCCESS.");
        if (!screen.Member("terminal"u8).IsTrue() || screen.Member("title"u8).TextOrNull() is null)
            return (null, "A terminal screen has 'terminal' and 'title'.");
        var layout = screen.Member("layout"u8);
        if (!layout.Member("type"u8).Is("SingleColumnLayout"u8) || layout.Member("children"u8).Items().ToArray() is not [var form] || !form.Member("type"u8).Is("Form"u8))
            return (null, "The layout is a SingleColumnLayout with one Form.");
        return ReadForm(id, [.. form.Member("children"u8).Items()]);
    }

    private static (FlowScreen?, string?) ReadForm(string id, JsonElement[] children)
    {
        if (children is not [.. var inputs, var footer] || inputs.Length is 0 or >= MostComponents || !footer.Member("type"u8).Is("Footer"u8))
            return (null, $"A terminal screen has inputs and ends with a Footer, at most {MostComponents} components.");
        var questions = new List<FormQuestion>();
        foreach (var input in inputs)
        {
            var (question, fault) = ReadInput(input);
            if (question is null)
                return (null, fault);
            if (questions.Any(other => other.Name == question.Name))
                return (null, $"Property 'name' {question.Name} is not unique.");
            questions.Add(question);
        }
        if (footer.Member("label"u8).TextOrNull() is not { Length: <= LongestFooter } submit)
            return (null, $"Property 'label' of the Footer is longer than {LongestFooter} characters.");
        var action = footer.Member("on-click-action"u8);
        var payload = action.Member("payload"u8);
        if (!action.Member("name"u8).Is("complete"u8) || !payload.IsObject())
            return (null, "The Footer of a terminal screen completes the Flow with a payload.");
        foreach (var member in payload.EnumerateObject())
        {
            if (!questions.Any(question => member.Value.Text() == $"${{form.{question.Name}}}"))
                return (null, $"Missing form component for ${{form}} reference {member.NameText()}.");
        }
        return (new FlowScreen(id, submit, questions), null);
    }

    private static (FormQuestion?, string?) ReadInput(JsonElement input)
    {
        var type = input.Member("type"u8).Text();
        var kind = (type, input.Member("input-type"u8).Text()) switch
        {
            ("TextInput", "text" or "email" or "phone" or "number") => input.Member("input-type"u8).Text(),
            ("TextArea", null) => "long_text",
            ("DatePicker", null) => "date",
            ("Dropdown", null) => "choice",
            _ => null,
        };
        if (kind is null)
            return (null, $"Component {type} with this input-type is not known.");
        if (input.Member("name"u8).TextOrNull() is not { } name || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            return (null, "Property 'name' holds letters, digits and underscores.");
        if (input.Member("label"u8).TextOrNull() is not { } label || label.Length > (kind == "date" ? LongestDateLabel : LongestLabel))
            return (null, $"Property 'label' of {name} is longer than {LongestLabel} characters.");
        var options = input.Member("data-source"u8).Items().Select(option => option.Member("title"u8).Text() ?? "").ToList();
        if (kind == "choice" && (options.Count is 0 or > MostOptions || options.Any(option => option.Length is 0 or > LongestOption)))
            return (null, $"Property 'data-source' of {name} has 1 to {MostOptions} options of at most {LongestOption} characters.");
        return (new FormQuestion(name, label, kind, input.Member("required"u8).IsTrue(), options), null);
    }
}
