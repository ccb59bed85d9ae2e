using System.Text.Json.Serialization;

namespace Parloir.Grains.Contacts;

[JsonConverter(typeof(JsonStringEnumConverter<MergeOutcome>))]
public enum MergeOutcome { Kept, Adopted }

/// <param name="Field">name, type, stage, language, owner, customer, or attributes.KEY.</param>
/// <param name="Winner">What the contact has that stays; null when it has nothing.</param>
/// <param name="Other">What the contact has that is merged into it.</param>
/// <param name="Outcome">Kept: the winner's stays. Adopted: the winner has none and takes the other's over, until the two are separated.</param>
public sealed record MergedField(string Field, string? Winner, string Other, MergeOutcome Outcome);

/// <summary>What a merge would do. Ways to reach him, conversations and remarks of both are simply together.</summary>
/// <param name="Fields">Where the two differ.</param>
public sealed record MergePreview(ContactView Winner, ContactView Merged, ImmutableArray<MergedField> Fields)
{
    public static MergePreview Of(ContactView winner, ContactView other)
    {
        var fields = ImmutableArray.CreateBuilder<MergedField>();
        Compare("name", OwnName(winner), OwnName(other));
        Compare("type", winner.Type, other.Type);
        Compare("stage", winner.Stage, other.Stage);
        Compare("language", winner.Language, other.Language);
        Compare("owner", winner.Owner?.Name, other.Owner?.Name);
        Compare("customer", winner.Customer?.Name, other.Customer?.Name);
        foreach (var attribute in other.Attributes)
            Compare($"attributes.{attribute.Key}", winner.Attributes.FirstOrDefault(known => known.Key == attribute.Key)?.Value, attribute.Value);
        return new MergePreview(winner, other, fields.ToImmutable());

        void Compare(string field, string? ours, string? theirs)
        {
            if (theirs is not null && theirs != ours) fields.Add(new MergedField(field, ours, theirs, ours is null ? MergeOutcome.Adopted : MergeOutcome.Kept));
        }
    }

    /// <summary>Null when he is only called by his address.</summary>
    public static string? OwnName(ContactView contact) => contact.Name == contact.Address ? null : contact.Name;
}

/// <summary>A contact that was merged into another. Its id stands for that one until the two are separated.</summary>
/// <param name="Into">The contact that it was merged into; another than the one that shows it when that one was merged in turn.</param>
public sealed record MergedContact(ContactId Id, string Name, ContactId Into);
