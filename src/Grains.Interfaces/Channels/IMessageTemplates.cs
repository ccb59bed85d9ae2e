using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

/// <summary>The template catalogues, as they were when they were last read from the provider or told by it. By any node.</summary>
public interface IMessageTemplates
{
    /// <summary>By name, then language.</summary>
    Task<ImmutableArray<MessageTemplate>> ListAsync(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken);
    Task<MessageTemplate?> FindAsync(WorkspaceId workspace, ChannelAccountId account, string name, string language, CancellationToken cancellationToken);
}

/// <summary>Reads the templates of an account from one kind of provider.</summary>
public interface ITemplateSource
{
    ChannelType Type { get; }

    /// <summary>All of them, whatever their state. Never throws for what the provider or the network does.</summary>
    Task<TemplateListing> ListAsync(ChannelAccount account, CancellationToken cancellationToken);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Listed), "listed")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record TemplateListing
{
    private TemplateListing() { }

    public sealed record Listed(ImmutableArray<MessageTemplate> Templates) : TemplateListing;
    public sealed record Failed(DeliveryError Error) : TemplateListing;
}

/// <summary>What a provider tells of a template by webhook; null is what it does not tell.</summary>
/// <param name="Deleted">It is gone for good.</param>
public sealed record TemplateUpdate(
    string TemplateId, TemplateStatus? Status, TemplateQuality? Quality, TemplateCategory? Category, string? Reason, bool Deleted = false);
