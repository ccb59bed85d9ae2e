using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Grains.Searching;
using Parloir.Journal;

namespace Parloir.Grains.Customers;

internal sealed record CustomerRow(WorkspaceId Workspace, CustomerView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => CustomerProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class CustomerProjection() : Projection<CustomerRow>("customers-upsert")
{
    public static CustomerProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(CustomerRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Reference),
        Column(rows, row => SearchText.Normalize(row.View.Name)),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.CustomerView)),
    ];
}

internal static class CustomerTerms
{
    public const string Field = "customer";

    public static ImmutableArray<Term> Of(CustomerView view) =>
    [
        .. new[] { view.Name, view.Company, view.Reference, view.Email }.OfType<string>().SelectMany(SearchText.Words)
            .Append(SearchText.Term(SearchText.Normalize(view.Reference)))
            .Concat(view.Email is { } email ? [SearchText.Term(email)] : [])
            .Concat(view.Phone is { } phone ? SearchText.Numbers(phone) : [])
            .Distinct().Select(text => new Term(Field, text)),
    ];
}
