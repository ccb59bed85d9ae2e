using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

/// <summary>What providers sent and we could not read, for the administrators who look at it and try again once we can.</summary>
public interface IQuarantine
{
    /// <summary>Newest first; what was replayed is no longer listed.</summary>
    /// <param name="cursor">The <see cref="QuarantinePage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<QuarantinePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Gives the stored body to its channel again, as if it had just come; done when durable.</summary>
    Task<ReplayResult> Replay(WorkspaceId workspace, QuarantineId item, CancellationToken cancellationToken);
}

[JsonConverter(typeof(IdConverter<QuarantineId>))]
public readonly record struct QuarantineId(string Value) : IId<QuarantineId>
{
    public static QuarantineId Of(string value) => new(value);
    public override string ToString() => Value;
}

public sealed record QuarantinePage(ImmutableArray<QuarantinedItem> Items, string? NextCursor);

/// <param name="Reason">A stable code, see <see cref="QuarantineItem"/>.</param>
/// <param name="Body">The stored body as text; bytes that are not UTF-8 show as U+FFFD. A replay takes the bytes.</param>
public sealed record QuarantinedItem(
    QuarantineId Id, ChannelAccountId Account, string Reason, string Detail, DateTimeOffset ReceivedAt, string Body);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(Replayed), "replayed")]
[JsonDerivedType(typeof(StillQuarantined), "still_quarantined")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record ReplayResult
{
    private ReplayResult() { }

    /// <summary>Read and durable; it has left the quarantine.</summary>
    public sealed record Replayed : ReplayResult;
    /// <summary>It still cannot be read, for this reason.</summary>
    public sealed record StillQuarantined(string Reason, string Detail) : ReplayResult;
    /// <summary>The workspace has no such item (any more).</summary>
    public sealed record Unknown : ReplayResult;
}
