namespace Parloir.Grains.Conversations;

/// <summary>
/// Something that a program outside did or saw of a customer (S3-18, S3-19, S3-23): a broadcast went out to him, a workflow began, he went to another page. The program
/// says so; the history keeps it.
/// </summary>
/// <param name="Category"><see cref="EventCategory.Broadcast"/>, <see cref="EventCategory.Workflow"/> or <see cref="EventCategory.PageChange"/>: the others are our own.</param>
/// <param name="Name">Of the broadcast, the workflow or the page: one line, at most 200 characters.</param>
/// <param name="ReferenceCode">The program's own name for it, at most 200 characters; null for none (S3-27).</param>
/// <param name="SourceUrl">Where it can be looked at: http or https, at most 2,000 characters; null for nowhere (S3-28).</param>
public sealed record ReportedEvent(EventCategory Category, string Name, string? ReferenceCode = null, string? SourceUrl = null);
