using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Notifications;
using Parloir.Grains.Remarks;
using Parloir.Grains.Searching;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>What lists show, order and filter by.</summary>
/// <param name="MergedInto">Whom the contact's id stands for; null: itself.</param>
internal sealed record ContactRow(WorkspaceId Workspace, ContactView View, ContactId? MergedInto) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ContactProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class ContactProjection() : Projection<ContactRow>("contacts-upsert")
{
    public static ContactProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ContactRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Name),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.ContactView)),
        Column(rows, row => SearchText.Normalize(row.View.Name)),
        Column(rows, row => row.View.Type),
        Column(rows, row => row.View.Stage ?? ""),
        Column(rows, row => row.View.Owner?.Id.Value ?? ""),
        Column(rows, row => row.MergedInto?.Value),
        Column(rows, row => string.Join(',', row.View.Members)),
        Column(rows, row => row.View.Customer?.Id.Value ?? ""),
    ];
}

internal static class ContactRows
{
    public static IEnumerable<IProjectionRow> Project(WorkspaceId workspace, ContactState state, IReadOnlyList<Recorded<ContactEvent>> events)
    {
        var view = state.Shown!;
        if (events.Any(recorded => recorded.Event is not (ContactEvent.ConversationsTold or ContactEvent.RemarkAdded or ContactEvent.EventReported
            or ContactEvent.MergeBegun or ContactEvent.MergeAbandoned)))
        {
            yield return new ContactRow(workspace, view, state.MergedInto);
            // Whoever was merged is found by what the winner shows.
            yield return new TermsRow(workspace, view.Id.Value, state.MergedInto is null ? ContactTerms.Of(view) : []);
        }
        foreach (var recorded in events)
        {
            if (recorded.Event is ContactEvent.RemarkAdded added)
                yield return new RemarkRow(
                    workspace, RemarkRow.OfContact, view.Id.Value, recorded.Sequence, new AgentCard(added.By.Id, added.By.Name), added.Text, recorded.OccurredAt);
            if (recorded.Event is ContactEvent.EventReported reported)
                yield return new ContactEventRow(workspace, view.Id, recorded.Sequence, new AgentCard(reported.By.Id, reported.By.Name), reported.Event, recorded.OccurredAt);
        }
        foreach (var notice in NotificationRules.Of(state, events)) yield return new NotificationRow(workspace, notice);
    }
}
