using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Searching;

/// <summary>One of the texts that something is found by.</summary>
/// <param name="Field">What it is a text of, such as <c>contact</c>.</param>
internal readonly record struct Term(string Field, string Text);

/// <summary>All the texts that something is found by; those that it is no longer found by go.</summary>
/// <param name="Subject">An id, unique among everything that is searched in the workspace.</param>
internal sealed record TermsRow(WorkspaceId Workspace, string Subject, ImmutableArray<Term> Terms) : IProjectionRow
{
    IProjection IProjectionRow.Projection => TermsProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(Subject);
}

internal sealed class TermsProjection() : Projection<TermsRow>("terms-replace")
{
    public static TermsProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(TermsRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Subject),
        Column(rows, row => string.Join('\u001e', row.Terms.Select(term => $"{term.Field}\u001f{term.Text}"))),
    ];
}
