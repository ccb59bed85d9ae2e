using Parloir.Grains.Conversations;

namespace Parloir.Grains.Workspaces;

/// <summary>The tenant: its catalogues and its display numbers. Key: <c>workspace</c>.</summary>
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>The next number that people call a conversation by. Never handed out twice; a crash may leave a gap.</summary>
    Task<long> NextDisplayNumber(CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task<ImmutableArray<LabelView>> Labels(CancellationToken cancellationToken = default);

    /// <summary>Creates the label, or changes nothing when it exists; names are compared without case.</summary>
    /// <returns>The label as the catalogue writes it, or why not.</returns>
    Task<LabelResult> EnsureLabel(string name, string? color, CancellationToken cancellationToken = default);

    /// <summary>Renames or recolours the label, on every conversation that has it. Null when there is no such label.</summary>
    Task<LabelResult?> ChangeLabel(string id, string name, string color, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task<ImmutableArray<KeywordView>> Keywords(CancellationToken cancellationToken = default);

    /// <summary>Creates the keyword, or changes nothing when it exists; names are compared without case.</summary>
    Task<KeywordResult> EnsureKeyword(string name, CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such keyword.</summary>
    Task<KeywordResult?> RenameKeyword(string id, string name, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task<ImmutableArray<DepartmentView>> Departments(CancellationToken cancellationToken = default);

    Task<DepartmentResult> CreateDepartment(string name, CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such department.</summary>
    Task<DepartmentResult?> RenameDepartment(DepartmentId id, string name, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task<WorkspaceSettings> Settings(CancellationToken cancellationToken = default);

    Task<WorkspaceSettings> Change(Actor.Agent by, WorkspaceSettings settings, CancellationToken cancellationToken = default);

    /// <summary>Takes the entry out of its catalogue, and then from every conversation that has it. False when there is no such entry.</summary>
    Task<bool> Delete(CatalogueEntry entry, CancellationToken cancellationToken = default);

    /// <summary>What there was once, for what still tells of it.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<DeletedEntry>> Deleted(CancellationToken cancellationToken = default);
}

/// <param name="Name">What it was called last.</param>
public sealed record DeletedEntry(CatalogueEntry Entry, string Name);

/// <param name="Country">Whose telephone numbers are written without a prefix, as two capital letters of ISO 3166-1; null: each reader's own.</param>
/// <param name="AnswerWithinMinutes">How long customers are to wait for an answer at most; null: nobody says.</param>
public sealed record WorkspaceSettings(string? Country, int? AnswerWithinMinutes = null)
{
    /// <summary>Thirty days.</summary>
    public const int AnswerWithinLimit = 43_200;
}

/// <summary>Where conversations land, and its policies. Key: <c>workspace/inbox</c>.</summary>
public interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>Null when there is none, or it is deleted.</summary>
    Task<InboxView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Makes the inbox, into which no account leads yet; once it is made, nothing happens any more.</summary>
    /// <param name="autoResolve">Null: conversations stay until somebody resolves them.</param>
    Task<InboxResult> Create(Actor.Agent by, string name, ReopenPolicy reopenPolicy, AutoResolvePolicy? autoResolve, CancellationToken cancellationToken = default);

    /// <summary>Makes the inbox, or changes its name and how it reopens.</summary>
    Task<InboxView> Configure(string name, ReopenPolicy reopenPolicy, CancellationToken cancellationToken = default);

    /// <summary>Sets what to do when a customer writes after the resolution (conflict C2), from the next message on. Null when there is no such inbox.</summary>
    Task<InboxView?> SetReopenPolicy(ReopenPolicy policy, CancellationToken cancellationToken = default);

    /// <summary>Sets what becomes of conversations in which nothing happens any more. Null when there is no such inbox.</summary>
    /// <param name="policy">Null: they stay as they are.</param>
    Task<InboxView?> SetAutoResolve(AutoResolvePolicy? policy, CancellationToken cancellationToken = default);

    /// <summary>Neither is set when there is no such inbox.</summary>
    Task<InboxResult> Rename(Actor.Agent by, string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes the inbox, into which no account may lead. Its conversations stay as they are, and it keeps its name and its policies for them.</summary>
    /// <returns>Null when it is deleted, now or before.</returns>
    Task<Rejection?> Delete(Actor.Agent by, CancellationToken cancellationToken = default);
}

/// <param name="AutoResolve">Null: conversations stay until somebody resolves them.</param>
public sealed record InboxView(InboxId Id, string Name, ReopenPolicy ReopenPolicy, AutoResolvePolicy? AutoResolve)
{
    /// <summary>Null while it can be chosen.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>At most one of the two is set.</summary>
public sealed record InboxResult(InboxView? Inbox, Rejection? Rejection);

/// <summary>Resolves open and pending conversations after a time without a message; snoozed ones wait for their own time.</summary>
/// <param name="AfterMinutes">1 to 525,600 (a year).</param>
/// <param name="EvenWaiting">Also those whose customer waits for an answer.</param>
public sealed record AutoResolvePolicy(int AfterMinutes, bool EvenWaiting);
