using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

internal abstract record WorkspaceEvent
{
    private WorkspaceEvent() { }

    [EventKind("workspace.display_numbers_reserved.v1")]
    public sealed record DisplayNumbersReserved(long UpTo) : WorkspaceEvent;

    [EventKind("workspace.label_created.v1")]
    public sealed record LabelCreated(LabelView Label) : WorkspaceEvent;

    [EventKind("workspace.label_changed.v1")]
    public sealed record LabelChanged(LabelView Label) : WorkspaceEvent;

    [EventKind("workspace.keyword_created.v1")]
    public sealed record KeywordCreated(KeywordView Keyword) : WorkspaceEvent;

    [EventKind("workspace.keyword_renamed.v1")]
    public sealed record KeywordRenamed(KeywordView Keyword) : WorkspaceEvent;

    [EventKind("workspace.department_created.v1")]
    public sealed record DepartmentCreated(DepartmentView Department) : WorkspaceEvent;

    [EventKind("workspace.department_renamed.v1")]
    public sealed record DepartmentRenamed(DepartmentView Department) : WorkspaceEvent;

    [EventKind("workspace.entry_deleted.v1")]
    public sealed record EntryDeleted(CatalogueEntry Entry) : WorkspaceEvent;

    /// <param name="Country">Null: none.</param>
    [EventKind("workspace.country_changed.v1")]
    public sealed record CountryChanged(Actor.Agent By, string? Country) : WorkspaceEvent;

    /// <param name="Minutes">Null: none.</param>
    [EventKind("workspace.answer_target_changed.v1")]
    public sealed record AnswerTargetChanged(Actor.Agent By, int? Minutes) : WorkspaceEvent;

    /// <summary>No conversation has the deleted entry any more.</summary>
    [EventKind("workspace.entry_withdrawn.v1")]
    public sealed record EntryWithdrawn(CatalogueEntry Entry) : WorkspaceEvent;
}

/// <param name="Withdrawing">Deleted entries that conversations may still have.</param>
internal sealed record WorkspaceState(
    long ReservedNumbers, ImmutableArray<LabelView> Labels, ImmutableArray<KeywordView> Keywords, ImmutableArray<DepartmentView> Departments,
    ImmutableArray<CatalogueEntry> Withdrawing)
{
    public static WorkspaceState Initial { get; } = new(0, [], [], [], []);

    // Snapshots that are older than these members lack them.
    public ImmutableArray<KeywordView> Keywords { get; init; } = Keywords.IsDefault ? [] : Keywords;
    public ImmutableArray<DepartmentView> Departments { get; init; } = Departments.IsDefault ? [] : Departments;
    public ImmutableArray<CatalogueEntry> Withdrawing { get; init; } = Withdrawing.IsDefault ? [] : Withdrawing;

    /// <summary>Each by the name that it had last.</summary>
    public ImmutableArray<DeletedEntry> Deleted { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Null: none was chosen.</summary>
    public string? Country { get; init; }

    /// <summary>Null: none was chosen.</summary>
    public int? AnswerWithinMinutes { get; init; }

    public static WorkspaceState Evolve(WorkspaceState state, Recorded<WorkspaceEvent> recorded) => recorded.Event switch
    {
        WorkspaceEvent.DisplayNumbersReserved reserved => state with { ReservedNumbers = reserved.UpTo },
        WorkspaceEvent.LabelCreated created => state.Again(new CatalogueEntry.Label(created.Label.Id)) with { Labels = state.Labels.Add(created.Label) },
        WorkspaceEvent.LabelChanged changed => state with { Labels = [.. state.Labels.Select(label => label.Id == changed.Label.Id ? changed.Label : label)] },
        WorkspaceEvent.KeywordCreated created => state.Again(new CatalogueEntry.Keyword(created.Keyword.Id)) with { Keywords = state.Keywords.Add(created.Keyword) },
        WorkspaceEvent.KeywordRenamed renamed => state with
        {
            Keywords = [.. state.Keywords.Select(keyword => keyword.Id == renamed.Keyword.Id ? renamed.Keyword : keyword)],
        },
        WorkspaceEvent.DepartmentCreated created => state with { Departments = state.Departments.Add(created.Department) },
        WorkspaceEvent.DepartmentRenamed renamed => state with
        {
            Departments = [.. state.Departments.Select(department => department.Id == renamed.Department.Id ? renamed.Department : department)],
        },
        WorkspaceEvent.CountryChanged changed => state with { Country = changed.Country },
        WorkspaceEvent.AnswerTargetChanged changed => state with { AnswerWithinMinutes = changed.Minutes },
        WorkspaceEvent.EntryDeleted deleted => state.Without(deleted.Entry) with
        {
            Withdrawing = state.Withdrawing.Add(deleted.Entry),
            Deleted = state.Deleted.Add(new DeletedEntry(deleted.Entry, state.NameOf(deleted.Entry)!)),
        },
        WorkspaceEvent.EntryWithdrawn withdrawn => state with { Withdrawing = state.Withdrawing.Remove(withdrawn.Entry) },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a workspace."),
    };

    public bool Has(CatalogueEntry entry) => NameOf(entry) is not null;

    /// <summary>Null: there is no such entry.</summary>
    private string? NameOf(CatalogueEntry entry) => entry switch
    {
        CatalogueEntry.Label => Labels.FirstOrDefault(label => label.Id == entry.Id)?.Name,
        CatalogueEntry.Keyword => Keywords.FirstOrDefault(keyword => keyword.Id == entry.Id)?.Name,
        CatalogueEntry.Department => Departments.FirstOrDefault(department => department.Id.Value == entry.Id)?.Name,
        _ => throw new InvalidOperationException($"There is no catalogue of {entry.GetType()}."),
    };

    /// <summary>What is made once more under the same id is no longer deleted.</summary>
    private WorkspaceState Again(CatalogueEntry entry) => this with { Deleted = Deleted.RemoveAll(deleted => deleted.Entry == entry) };

    private WorkspaceState Without(CatalogueEntry entry) => entry switch
    {
        CatalogueEntry.Label => this with { Labels = Labels.RemoveAll(label => label.Id == entry.Id) },
        CatalogueEntry.Keyword => this with { Keywords = Keywords.RemoveAll(keyword => keyword.Id == entry.Id) },
        CatalogueEntry.Department => this with { Departments = Departments.RemoveAll(department => department.Id.Value == entry.Id) },
        _ => throw new InvalidOperationException($"There is no catalogue of {entry.GetType()}."),
    };
}
