using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>Something that happened to a contact, for the timelines of the conversations that were open then (S3-20, S3-24, S3-29).</summary>
/// <param name="Number">Sequence in the contact's stream: with the contact it names the notice, so that it is told once.</param>
public sealed record ContactNotice(long Number, Actor.Agent By, DateTimeOffset At, ContactHappening Happening);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(StageChanged), "stage_changed")]
[JsonDerivedType(typeof(RemarkAdded), "remark_added")]
[JsonDerivedType(typeof(Merged), "merged")]
[JsonDerivedType(typeof(Unmerged), "unmerged")]
[JsonDerivedType(typeof(EventReported), "event_reported")]
public abstract record ContactHappening
{
    private ContactHappening() { }

    /// <param name="Stage">The stage's name then; null: none any more.</param>
    public sealed record StageChanged(string? Stage) : ContactHappening;
    public sealed record RemarkAdded : ContactHappening;
    /// <param name="Name">Of the other contact then.</param>
    public sealed record Merged(string Name) : ContactHappening;
    /// <param name="Name">Of the other contact then.</param>
    public sealed record Unmerged(string Name) : ContactHappening;
    public sealed record EventReported(ReportedEvent Event) : ContactHappening;
}
