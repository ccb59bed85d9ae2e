using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;

namespace Parloir.Grains.Contacts;

/// <summary>What an agent can ask of a contact.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(SetOwner), "set_owner")]
[JsonDerivedType(typeof(LinkCustomer), "link_customer")]
[JsonDerivedType(typeof(Merge), "merge")]
[JsonDerivedType(typeof(Unmerge), "unmerge")]
[JsonDerivedType(typeof(Report), "report")]
public abstract record ContactCommand(Actor.Agent By)
{
    /// <summary>All of the changes, or none when one is refused; each that changes something is an event.</summary>
    public sealed record Edit(Actor.Agent By, ImmutableArray<ContactChange> Changes) : ContactCommand(By);

    /// <param name="Owner">Who gets the contact's next conversation; null for nobody.</param>
    public sealed record SetOwner(Actor.Agent By, AgentCard? Owner) : ContactCommand(By);

    /// <param name="Customer">Null: none.</param>
    public sealed record LinkCustomer(Actor.Agent By, CustomerCard? Customer) : ContactCommand(By);

    /// <summary>Takes another contact in: its id stands for this one from then on. Repeated with the same key it is answered as the first was.</summary>
    public sealed record Merge(Actor.Agent By, string ClientKey, ContactId Other) : ContactCommand(By);

    /// <summary>Lets go a contact that was merged into this one, with what was its own; what this one took over of it and has not changed since goes.</summary>
    public sealed record Unmerge(Actor.Agent By, string ClientKey, ContactId Other) : ContactCommand(By);

    /// <summary>Takes down what a program outside reports. Conversations that were open then are told, and those alone (S3-29, conflict C10).</summary>
    /// <param name="ClientKey">Unique for the contact; a repeat is answered as the first was, another event under it is refused.</param>
    /// <param name="At">When it happened; null: now.</param>
    public sealed record Report(Actor.Agent By, string ClientKey, ReportedEvent Event, DateTimeOffset? At) : ContactCommand(By);
}

/// <summary>A field of a contact that an agent writes. Null clears.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Rename), "rename")]
[JsonDerivedType(typeof(SetType), "set_type")]
[JsonDerivedType(typeof(SetStage), "set_stage")]
[JsonDerivedType(typeof(SetLanguage), "set_language")]
[JsonDerivedType(typeof(SetPhones), "set_phones")]
[JsonDerivedType(typeof(SetEmails), "set_emails")]
[JsonDerivedType(typeof(AddPoint), "add_point")]
[JsonDerivedType(typeof(SetAttribute), "set_attribute")]
public abstract record ContactChange
{
    private ContactChange() { }

    /// <param name="Name">Null: as the provider calls him. What an agent wrote is not changed by what a provider tells later.</param>
    public sealed record Rename(string? Name) : ContactChange;
    /// <param name="Type">Null: what new contacts are.</param>
    public sealed record SetType(string? Type) : ContactChange;
    public sealed record SetStage(string? Stage) : ContactChange;
    public sealed record SetLanguage(string? Language) : ContactChange;
    /// <param name="Numbers">In international form. Replaces what agents wrote before; what providers told stays.</param>
    public sealed record SetPhones(ImmutableArray<string> Numbers) : ContactChange;
    /// <param name="Addresses">As for numbers.</param>
    public sealed record SetEmails(ImmutableArray<string> Addresses) : ContactChange;
    /// <summary>One more way to reach him, beside what agents wrote; nothing when it is there.</summary>
    /// <param name="Kind">Phone or e-mail.</param>
    public sealed record AddPoint(ContactPointKind Kind, string Text) : ContactChange;
    public sealed record SetAttribute(string Key, string? Value) : ContactChange;
}
