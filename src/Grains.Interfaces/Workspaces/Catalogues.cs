using System.Text.Json.Serialization;

namespace Parloir.Grains.Workspaces;

/// <summary>An entry of one of the workspace's catalogues. Conversations hold ids: an entry can be renamed without touching any of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "catalogue")]
[JsonDerivedType(typeof(Label), "label")]
[JsonDerivedType(typeof(Keyword), "keyword")]
[JsonDerivedType(typeof(Department), "department")]
public abstract record CatalogueEntry(string Id)
{
    public sealed record Label(string Id) : CatalogueEntry(Id);
    public sealed record Keyword(string Id) : CatalogueEntry(Id);
    public sealed record Department(string Id) : CatalogueEntry(Id);
}

/// <param name="Id">The name that it was created with, unless that was taken: what conversations and filters hold.</param>
/// <param name="Color">One of the palette's names: gray, red, orange, amber, green, teal, blue, indigo, purple, pink.</param>
public sealed record LabelView(string Id, string Name, string Color)
{
    // Labels that are older than their ids are called by their names.
    public string Id { get; init; } = Id ?? Name;
}

/// <param name="Id">As for a label.</param>
public sealed record KeywordView(string Id, string Name);

public sealed record DepartmentView(DepartmentId Id, string Name);

/// <summary>Either of the two is set.</summary>
public sealed record LabelResult(LabelView? Label, Rejection? Rejection);

/// <summary>Either of the two is set.</summary>
public sealed record KeywordResult(KeywordView? Keyword, Rejection? Rejection);

/// <summary>Either of the two is set.</summary>
public sealed record DepartmentResult(DepartmentView? Department, Rejection? Rejection);
