using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <param name="Sequence">In the contact's stream.</param>
internal sealed record ContactEventRow(WorkspaceId Workspace, ContactId Contact, long Sequence, AgentCard By, ReportedEvent Event, DateTimeOffset At) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ContactEventProjection.Instance;
    string IProjectionRow.Key => $"{Contact}/{Sequence}";
}

internal sealed class ContactEventProjection() : Projection<ContactEventRow>("contact-events-add")
{
    public static ContactEventProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ContactEventRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Contact.Value),
        Column(rows, row => row.Sequence),
        Column(rows, row => row.At),
        Column(rows, row => row.By.Id.Value),
        Column(rows, row => row.By.Name),
        Column(rows, row => row.Event.Category.ToString()),
        Column(rows, row => row.Event.Name),
        Column(rows, row => row.Event.ReferenceCode),
        Column(rows, row => row.Event.SourceUrl),
    ];
}
