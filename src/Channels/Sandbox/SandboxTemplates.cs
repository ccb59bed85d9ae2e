using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <summary>The templates of the sandbox's business accounts: one of every kind, so that all of it can be tried.</summary>
internal sealed partial class SandboxTemplates(NpgsqlDataSource database)
{
    private static readonly IReadOnlyList<(string Id, string Template)> Ready = ReadReady();

    /// <summary>As Meta lists them.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(ChannelAccount account, CancellationToken cancellationToken)
    {
        foreach (var (id, template) in Ready)
        {
            await using var add = Command("templates-add", account.Id.Value, id, "APPROVED", template);
            await add.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var command = Command("templates-list", account.Id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var templates = new List<JsonObject>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var template = JsonNode.Parse(reader.GetString(2))!.AsObject();
            template["id"] = reader.GetString(0);
            template["status"] = reader.GetString(1);
            templates.Add(template);
        }
        return templates;
    }

    public async Task<MessageTemplate?> FindAsync(ChannelAccount account, string name, string language, CancellationToken cancellationToken)
    {
        foreach (var template in await ListAsync(account, cancellationToken))
        {
            if ((string?)template["name"] != name || (string?)template["language"] != language)
                continue;
            using var document = JsonDocument.Parse(template.ToJsonString());
            return TemplateReader.Read(document.RootElement);
        }
        return null;
    }

    /// <returns>The template's name and language; null when there is none.</returns>
    public async Task<(string Name, string Language)?> SetStatusAsync(ChannelAccount account, string id, string status, CancellationToken cancellationToken)
    {
        await ListAsync(account, cancellationToken);
        await using var command = Command("templates-status", account.Id.Value, id, status);
        return await command.ExecuteScalarAsync(cancellationToken) is string template && JsonNode.Parse(template) is { } read
            ? ((string)read["name"]!, (string)read["language"]!)
            : null;
    }

    public static IEnumerable<string> VariablesOf(string? text) => text is null ? [] : Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    public static string Put(string text, IReadOnlyDictionary<string, string> values) =>
        Variable().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    private static IReadOnlyList<(string, string)> ReadReady()
    {
        using var stream = typeof(SandboxTemplates).Assembly.GetManifestResourceStream("Parloir.Channels.Sandbox.templates.json")!;
        return [.. JsonNode.Parse(stream)!.AsArray().Select(template => ((string)template!["id"]!, template.ToJsonString()))];
    }

    private NpgsqlCommand Command(string query, params object[] values)
    {
        var command = database.CreateCommand(SqlFile.Beside<SandboxTemplates>(query));
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    [GeneratedRegex(@"\{\{\s*([a-zA-Z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();
}
