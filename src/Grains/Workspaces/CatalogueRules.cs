using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

/// <summary>Keywords and departments, which administrators keep (S1-11, S1-18), and what all catalogues have in common.</summary>
internal static class CatalogueRules
{
    public const int KeywordLimit = 1000;
    public const int DepartmentLimit = 200;
    public const int DepartmentNameLimit = 60;

    public static Decision<WorkspaceEvent> EnsureKeyword(WorkspaceState state, string name)
    {
        if (FindKeyword(state, name) is not null) return Decision<WorkspaceEvent>.Nothing;
        if (!TextRules.IsLabel(name)) return Refuse(new Rejection.KeywordInvalid(TextRules.LabelLimit));
        if (state.Keywords.Length >= KeywordLimit) return Refuse(new Rejection.CatalogueFull(KeywordLimit));
        var id = NewId(state, name, candidate => new CatalogueEntry.Keyword(candidate));
        return Accept(new WorkspaceEvent.KeywordCreated(new KeywordView(id, name)));
    }

    public static Decision<WorkspaceEvent> RenameKeyword(WorkspaceState state, string id, string name)
    {
        if (state.Keywords.FirstOrDefault(keyword => keyword.Id == id) is not { } known || known.Name == name) return Decision<WorkspaceEvent>.Nothing;
        if (!TextRules.IsLabel(name)) return Refuse(new Rejection.KeywordInvalid(TextRules.LabelLimit));
        return FindKeyword(state, name) is { } other && other.Id != id
            ? Refuse(new Rejection.NameTaken())
            : Accept(new WorkspaceEvent.KeywordRenamed(new KeywordView(id, name)));
    }

    public static Decision<WorkspaceEvent> CreateDepartment(WorkspaceState state, DepartmentId id, string name) =>
        NameFault(state, id, name) is { } fault ? Refuse(fault)
        : state.Departments.Length >= DepartmentLimit ? Refuse(new Rejection.CatalogueFull(DepartmentLimit))
        : Accept(new WorkspaceEvent.DepartmentCreated(new DepartmentView(id, name)));

    public static Decision<WorkspaceEvent> RenameDepartment(WorkspaceState state, DepartmentId id, string name) =>
        state.Departments.FirstOrDefault(department => department.Id == id) is not { } known || known.Name == name ? Decision<WorkspaceEvent>.Nothing
        : NameFault(state, id, name) is { } fault ? Refuse(fault)
        : Accept(new WorkspaceEvent.DepartmentRenamed(new DepartmentView(id, name)));

    public static Decision<WorkspaceEvent> Change(WorkspaceState state, Actor.Agent by, WorkspaceSettings settings)
    {
        var events = ImmutableArray.CreateBuilder<Draft<WorkspaceEvent>>();
        if (state.Country != settings.Country) events.Add(new(new WorkspaceEvent.CountryChanged(by, settings.Country)));
        if (state.AnswerWithinMinutes != settings.AnswerWithinMinutes) events.Add(new(new WorkspaceEvent.AnswerTargetChanged(by, settings.AnswerWithinMinutes)));
        return events.Count == 0 ? Decision<WorkspaceEvent>.Nothing : new Decision<WorkspaceEvent>.Accepted(events.ToImmutable());
    }

    public static Decision<WorkspaceEvent> Delete(WorkspaceState state, CatalogueEntry entry) =>
        state.Has(entry) ? Accept(new WorkspaceEvent.EntryDeleted(entry)) : Decision<WorkspaceEvent>.Nothing;

    public static Decision<WorkspaceEvent> Withdrawn(WorkspaceState state, CatalogueEntry entry) =>
        state.Withdrawing.Contains(entry) ? Accept(new WorkspaceEvent.EntryWithdrawn(entry)) : Decision<WorkspaceEvent>.Nothing;

    public static KeywordView? FindKeyword(WorkspaceState state, string name) =>
        state.Keywords.FirstOrDefault(keyword => string.Equals(keyword.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name itself, unless an entry that was renamed, or one that is still being withdrawn, is known by it.</summary>
    public static string NewId(WorkspaceState state, string name, Func<string, CatalogueEntry> entry)
    {
        var id = name;
        for (var i = 2; state.Has(entry(id)) || state.Withdrawing.Contains(entry(id)); i++) id = $"{name}-{i}";
        return id;
    }

    public static Decision<WorkspaceEvent> Accept(WorkspaceEvent told) => new Decision<WorkspaceEvent>.Accepted([new(told)]);

    private static Rejection? NameFault(WorkspaceState state, DepartmentId id, string name) =>
        !TextRules.IsName(name, DepartmentNameLimit) ? new Rejection.NameInvalid(DepartmentNameLimit)
        : state.Departments.Any(other => other.Id != id && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) ? new Rejection.NameTaken()
        : null;

    private static Decision<WorkspaceEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
