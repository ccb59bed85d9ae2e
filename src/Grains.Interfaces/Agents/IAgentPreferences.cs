using System.Text.Json.Serialization;

namespace Parloir.Grains.Agents;

[JsonConverter(typeof(JsonStringEnumConverter<DeskLanguage>))]
public enum DeskLanguage
{
    [JsonStringEnumMemberName("fr")] French,
    [JsonStringEnumMemberName("en")] English,
}

[JsonConverter(typeof(JsonStringEnumConverter<DeskTheme>))]
public enum DeskTheme
{
    [JsonStringEnumMemberName("system")] System,
    [JsonStringEnumMemberName("light")] Light,
    [JsonStringEnumMemberName("dark")] Dark,
}

/// <summary>How an agent wants the desk, on every machine.</summary>
/// <param name="SendOnEnter">Enter sends (S2-29, conflict C12); Shift and Enter is always a new line.</param>
/// <param name="Signature">Put under replies when <paramref name="UseSignature"/> (S4-11): by the composer, so that the agent sees what goes.</param>
/// <param name="Language">Null: the browser's.</param>
public sealed record AgentPreferences(
    bool SendOnEnter = true, string Signature = "", bool UseSignature = false, DeskLanguage? Language = null, DeskTheme Theme = DeskTheme.System);

public interface IAgentPreferences
{
    /// <summary>The defaults while the agent has said nothing.</summary>
    Task<AgentPreferences> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);

    /// <returns>Why not: the signature is too long, or no text.</returns>
    Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, AgentPreferences preferences, CancellationToken cancellationToken);
}
