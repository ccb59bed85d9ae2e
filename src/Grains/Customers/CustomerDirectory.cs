using System.Text.Json;
using Npgsql;
using Parloir.Grains.Searching;
using Parloir.Journal;

namespace Parloir.Grains.Customers;

/// <summary>The built-in directory: the workspace's own table.</summary>
internal sealed class CustomerDirectory(NpgsqlDataSource database) : ICustomerDirectory
{
    private const string ByName = "name";
    private static readonly string FindSql = SqlFile.Beside<CustomerDirectory>("customers-find");
    private static readonly string ListSql = SqlFile.Beside<CustomerDirectory>("customers-list");
    private static readonly string SearchSql = SqlFile.Beside<CustomerDirectory>("customers-search");

    public async Task<CustomerView?> Find(WorkspaceId workspace, CustomerId customer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(customer.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? View(reader) : null;
    }

    public async Task<CustomerPage> Search(WorkspaceId workspace, string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ImmutableArray<Sought> sought = [.. SearchText.Sought(text ?? "").Select(word => Sought.BeginningWith(CustomerTerms.Field, word))];
        // A text without a letter or a digit finds nobody.
        if (!string.IsNullOrEmpty(text) && sought.IsEmpty) return new CustomerPage([], null);
        var order = sought.IsEmpty ? ByName : sought[0].From;
        var after = cursor is null ? new SearchCursor(order, "", "") : SearchCursor.Parse(cursor, order);
        await using var command = Command(workspace, sought, after, limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<CustomerView>(limit + 1);
        SearchCursor last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count < limit) last = new SearchCursor(order, reader.GetString(1), reader.GetString(2));
            items.Add(View(reader));
        }
        if (items.Count <= limit) return new CustomerPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new CustomerPage(items.ToImmutable(), last.ToString());
    }

    private NpgsqlCommand Command(WorkspaceId workspace, ImmutableArray<Sought> sought, SearchCursor after, int limit)
    {
        var command = database.CreateCommand(sought.IsEmpty ? ListSql : SearchSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(after.Key);
        command.Parameters.AddWithValue(after.Id);
        command.Parameters.AddWithValue(limit);
        if (sought is not [var lead, .. var others]) return command;
        command.Parameters.AddWithValue(lead.From);
        command.Parameters.AddWithValue(lead.To);
        command.Parameters.AddWithValue(others.Select(other => other.From).ToArray());
        command.Parameters.AddWithValue(others.Select(other => other.To).ToArray());
        return command;
    }

    private static CustomerView View(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.CustomerView)!;
}
