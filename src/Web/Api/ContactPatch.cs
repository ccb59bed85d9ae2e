using System.Collections.Immutable;
using Parloir.Grains.Contacts;

namespace Parloir.Web.Api;

/// <summary>What changes of a contact: a member that is absent stays as it is, null clears.</summary>
public sealed record ContactPatch
{
    private readonly List<ContactChange> _changes = [];

    /// <summary>Null: as the provider calls him.</summary>
    public string? Name { get; init => Tell(field = value, new ContactChange.Rename(value)); }

    /// <summary>By its key; null: what new contacts are.</summary>
    public string? Type { get; init => Tell(field = value, new ContactChange.SetType(value)); }

    /// <summary>By its key.</summary>
    public string? Stage { get; init => Tell(field = value, new ContactChange.SetStage(value)); }

    /// <summary>A tag such as <c>fr</c>.</summary>
    public string? Language { get; init => Tell(field = value, new ContactChange.SetLanguage(value)); }

    /// <summary>In international form; in place of all that agents wrote. What providers told stays.</summary>
    public IReadOnlyList<string>? Phones { get; init => Tell(field = value, new ContactChange.SetPhones([.. value ?? []])); }

    /// <summary>In place of all that agents wrote.</summary>
    public IReadOnlyList<string>? Emails { get; init => Tell(field = value, new ContactChange.SetEmails([.. value ?? []])); }

    /// <summary>Custom attributes by their keys; those that are absent stay.</summary>
    public IReadOnlyDictionary<string, string?> Attributes
    {
        get;
        init
        {
            field = value;
            _changes.AddRange(value.Select(pair => new ContactChange.SetAttribute(pair.Key, pair.Value)));
        }
    } = ImmutableDictionary<string, string?>.Empty;

    internal ImmutableArray<ContactChange> Changes => [.. _changes];

    private void Tell(object? _, ContactChange change) => _changes.Add(change);
}
