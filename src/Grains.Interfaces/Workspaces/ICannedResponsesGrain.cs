using System.Text.Json.Serialization;

namespace Parloir.Grains.Workspaces;

[JsonConverter(typeof(IdConverter<CannedResponseId>))]
public readonly record struct CannedResponseId(string Value) : IId<CannedResponseId>
{
    public static CannedResponseId Of(string value) => new(value);
    public static CannedResponseId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

/// <summary>Who sees it: its author, the team it is for, or everybody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CannedResponseVisibility>))]
public enum CannedResponseVisibility { Personal, Team, Global }

/// <summary>A quick message (S0-19, S0-23): a text with variables, <c>{{contact.name}}</c> or with a fallback <c>{{contact.name|madame, monsieur}}</c>.</summary>
/// <param name="Shortcut">What the agent types to find it, without the slash; unique among what one agent sees.</param>
/// <param name="Team">With <see cref="CannedResponseVisibility.Team"/>.</param>
public sealed record CannedResponseView(
    CannedResponseId Id, string Shortcut, string Title, string Text, CannedResponseVisibility Visibility, AgentId Author, string? Team);

/// <summary>What an agent writes down as a quick message.</summary>
public sealed record CannedResponseDraft(string Shortcut, string Title, string Text, CannedResponseVisibility Visibility, string? Team = null);

/// <summary>The quick messages of a workspace. Key: <c>workspace</c>.</summary>
public interface ICannedResponsesGrain : IGrainWithStringKey
{
    /// <summary>All of them, whoever sees them, by shortcut.</summary>
    Task<ImmutableArray<CannedResponseView>> List(CancellationToken cancellationToken = default);

    Task<CannedResponseResult> Create(AgentId by, CannedResponseDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Only its author, or an administrator, changes one that is not everybody's; <c>not_found</c> otherwise.</summary>
    Task<CannedResponseResult> Change(AgentId by, bool isAdministrator, CannedResponseId id, CannedResponseDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Null when it is gone; what was gone before is no error.</summary>
    Task<Rejection?> Delete(AgentId by, bool isAdministrator, CannedResponseId id, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record CannedResponseResult(CannedResponseView? Response, Rejection? Rejection);

/// <summary>Puts what is known into a quick message. Pure.</summary>
public static class CannedResponseText
{
    private const int LongestVariable = 200;

    /// <summary>
    /// Each variable becomes its value, or its fallback when there is none; one that is unknown and has no fallback stays as it is written, so that nobody sends a
    /// sentence with a hole. What is put in is not read again: a customer who calls himself <c>{{agent.name}}</c> is called that.
    /// </summary>
    /// <param name="values">By name; the empty string counts as no value.</param>
    public static string Render(string text, IReadOnlyDictionary<string, string> values)
    {
        var rendered = new System.Text.StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            rendered.Append(text, at, open - at);
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0 || close - open > LongestVariable)
            {
                rendered.Append("{{");
                at = open + 2;
                continue;
            }
            rendered.Append(ValueOf(text[(open + 2)..close], values) ?? text[open..(close + 2)]);
            at = close + 2;
        }
        return rendered.Append(text, at, text.Length - at).ToString();
    }

    private static string? ValueOf(string variable, IReadOnlyDictionary<string, string> values)
    {
        var bar = variable.IndexOf('|', StringComparison.Ordinal);
        var name = (bar < 0 ? variable : variable[..bar]).Trim();
        return values.TryGetValue(name, out var value) && value.Length > 0 ? value : bar < 0 ? null : variable[(bar + 1)..].Trim();
    }
}
