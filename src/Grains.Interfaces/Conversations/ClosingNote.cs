namespace Parloir.Grains.Conversations;

/// <summary>Why a conversation was closed (S3-08): internal, like every note.</summary>
/// <param name="Category">A short word for reports, such as <c>refund</c>; null for none.</param>
/// <param name="Text">May be empty when there is a category.</param>
public sealed record ClosingNote(string? Category, string Text);
