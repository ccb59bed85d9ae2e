using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

/// <summary>Labels have colours and are made by whoever needs one (conflict C6).</summary>
internal static class LabelRules
{
    public const int CatalogueLimit = 500;
    public static readonly ImmutableArray<string> Palette = ["gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"];

    public static Decision<WorkspaceEvent> Ensure(WorkspaceState state, string name, string? color)
    {
        if (Find(state, name) is not null) return Decision<WorkspaceEvent>.Nothing;
        if (!TextRules.IsLabel(name) || (color is not null && !Palette.Contains(color))) return Refuse(new Rejection.LabelInvalid(TextRules.LabelLimit));
        if (state.Labels.Length >= CatalogueLimit) return Refuse(new Rejection.TooManyLabels(CatalogueLimit));
        var id = CatalogueRules.NewId(state, name, candidate => new CatalogueEntry.Label(candidate));
        return CatalogueRules.Accept(new WorkspaceEvent.LabelCreated(new LabelView(id, name, color ?? Palette[state.Labels.Length % Palette.Length])));
    }

    public static Decision<WorkspaceEvent> Change(WorkspaceState state, string id, string name, string color)
    {
        if (state.Labels.FirstOrDefault(label => label.Id == id) is not { } label) return Decision<WorkspaceEvent>.Nothing;
        if (!TextRules.IsLabel(name) || !Palette.Contains(color)) return Refuse(new Rejection.LabelInvalid(TextRules.LabelLimit));
        if (Find(state, name) is { } other && other.Id != id) return Refuse(new Rejection.NameTaken());
        var changed = new LabelView(id, name, color);
        return changed == label ? Decision<WorkspaceEvent>.Nothing : CatalogueRules.Accept(new WorkspaceEvent.LabelChanged(changed));
    }

    public static LabelView? Find(WorkspaceState state, string name) =>
        state.Labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Decision<WorkspaceEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
