using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Automation;

/// <summary>The rules that are switched on, in their order, and what they name.</summary>
internal sealed record Rulebook(ExecutionMode Mode, ImmutableArray<AutomationRule> Rules, RuleDirectory Directory)
{
    public static Rulebook Empty { get; } = new(ExecutionMode.All, [], RuleDirectory.Empty);
}

/// <summary>Keeps each workspace's rulebook for a few seconds: every command and every webhook asks for it. Where no rule is on, one short read is all that it ever costs.</summary>
internal sealed class Rulebooks(NpgsqlDataSource database, RuleDirectories directories, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private static readonly string FindSql = SqlFile.Beside<Rulebooks>("automation-rules-find");

    private readonly ConcurrentDictionary<WorkspaceId, (Task<Rulebook> Book, DateTimeOffset Until)> cache = new();

    public Task<Rulebook> ForAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var isFresh = cache.TryGetValue(workspace, out var kept) && kept.Until > clock.GetUtcNow() && !kept.Book.IsFaulted;
        return (isFresh ? kept.Book : Renew(workspace)).WaitAsync(cancellationToken);
    }

    /// <summary>The rules were changed here: nobody on this node goes by the old ones any more.</summary>
    public void Forget(WorkspaceId workspace) => cache.TryRemove(workspace, out _);

    /// <summary>Many who ask at once share one read, so none of them can cancel it.</summary>
    private Task<Rulebook> Renew(WorkspaceId workspace)
    {
        var book = ReadAsync(workspace);
        cache[workspace] = (book, clock.GetUtcNow() + Kept);
        return book;
    }

    private async Task<Rulebook> ReadAsync(WorkspaceId workspace)
    {
        var rules = await RulesAsync(workspace);
        var enabled = rules.Items.RemoveAll(rule => !rule.Enabled);
        return enabled.IsEmpty ? Rulebook.Empty : new Rulebook(rules.Mode, enabled, await directories.ReadAsync(workspace, CancellationToken.None));
    }

    private async Task<AutomationRules> RulesAsync(WorkspaceId workspace)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        return await command.ExecuteScalarAsync() is byte[] stored ? JsonSerializer.Deserialize(stored, ParloirJson.Default.AutomationRules)! : AutomationRules.None;
    }
}
