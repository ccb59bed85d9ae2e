using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

internal abstract record WorkspaceEvent
{
    private WorkspaceEvent() { }

    [EventKind("workspace.display_numbers_reserved.v1")]
    public sealed record DisplayNumbersReserved(long UpTo) : WorkspaceEvent;

    [EventKind("workspace.label_created.v1")]
    public sealed record LabelCreated(LabelView Label) : WorkspaceEvent;
}

internal sealed record WorkspaceState(long ReservedNumbers, ImmutableArray<LabelView> Labels)
{
    public static WorkspaceState Initial { get; } = new(0, []);

    public static WorkspaceState Evolve(WorkspaceState state, Recorded<WorkspaceEvent> recorded) => recorded.Event switch
    {
        WorkspaceEvent.DisplayNumbersReserved reserved => state with { ReservedNumbers = reserved.UpTo },
        WorkspaceEvent.LabelCreated created => state with { Labels = state.Labels.Add(created.Label) },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a workspace."),
    };
}

internal static class LabelRules
{
    public const int CatalogueLimit = 500;
    public static readonly ImmutableArray<string> Palette = ["gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"];

    public static Decision<WorkspaceEvent> Ensure(WorkspaceState state, string name, string? color)
    {
        if (Find(state, name) is not null) return Decision<WorkspaceEvent>.Nothing;
        if (!TextRules.IsLabel(name) || (color is not null && !Palette.Contains(color))) return Refuse(new Rejection.LabelInvalid(TextRules.LabelLimit));
        if (state.Labels.Length >= CatalogueLimit) return Refuse(new Rejection.TooManyLabels(CatalogueLimit));
        var label = new LabelView(name, color ?? Palette[state.Labels.Length % Palette.Length]);
        return new Decision<WorkspaceEvent>.Accepted([new(new WorkspaceEvent.LabelCreated(label))]);
    }

    public static LabelView? Find(WorkspaceState state, string name) =>
        state.Labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Decision<WorkspaceEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
