using Parloir.Grains.Conversations;

namespace Parloir.Grains.Workspaces;

/// <summary>The tenant: its catalogues and its display numbers. Key: <c>workspace</c>.</summary>
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>The next number that people call a conversation by. Never handed out twice; a crash may leave a gap.</summary>
    Task<long> NextDisplayNumber(CancellationToken cancellationToken = default);

    Task<ImmutableArray<LabelView>> Labels(CancellationToken cancellationToken = default);

    /// <summary>Creates the label, or changes nothing when it exists; names are compared without case.</summary>
    /// <returns>The label as the catalogue writes it, or why not.</returns>
    Task<LabelResult> EnsureLabel(string name, string? color, CancellationToken cancellationToken = default);
}

/// <param name="Color">One of the palette's names: gray, red, orange, amber, green, teal, blue, indigo, purple, pink.</param>
public sealed record LabelView(string Name, string Color);

/// <summary>Either of the two is set.</summary>
public sealed record LabelResult(LabelView? Label, Rejection? Rejection);

/// <summary>Where conversations land, and its policies. Key: <c>workspace/inbox</c>.</summary>
public interface IInboxGrain : IGrainWithStringKey
{
    Task<InboxView?> Get(CancellationToken cancellationToken = default);
    Task<InboxView> Configure(string name, ReopenPolicy reopenPolicy, CancellationToken cancellationToken = default);
}

public sealed record InboxView(InboxId Id, string Name, ReopenPolicy ReopenPolicy);
