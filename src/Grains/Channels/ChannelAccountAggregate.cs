using Parloir.Grains.Journaling;

namespace Parloir.Grains.Channels;

internal abstract record ChannelAccountEvent
{
    private ChannelAccountEvent() { }

    /// <summary>Without the secrets, which stand in the row alone: a journal forgets nothing.</summary>
    /// <param name="By">Null: the program itself, at its start.</param>
    [EventKind("channel_account.configured.v1")]
    public sealed record Configured(
        ChannelAccountId Id, InboxId Inbox, ChannelType Type, string Name, string PhoneNumberId, Actor.Agent? By = null) : ChannelAccountEvent;

    [EventKind("channel_account.disconnected.v1")]
    public sealed record Disconnected(Actor.Agent By) : ChannelAccountEvent;

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("channel_account.template_changed.v1")]
    public sealed record TemplateChanged(MessageTemplate Template) : ChannelAccountEvent;

    [EventKind("channel_account.template_removed.v1")]
    public sealed record TemplateRemoved(string Id) : ChannelAccountEvent;
}

/// <param name="Configured">Null until it is connected, and once it is disconnected.</param>
/// <param name="Templates">By the provider's id.</param>
internal sealed record ChannelAccountState(ChannelAccountEvent.Configured? Configured, ImmutableDictionary<string, MessageTemplate>? Templates)
{
    public static ChannelAccountState Initial { get; } = new(null, null);

    public ImmutableDictionary<string, MessageTemplate> Catalogue() => Templates ?? ImmutableDictionary<string, MessageTemplate>.Empty;

    public static ChannelAccountState Evolve(ChannelAccountState state, Recorded<ChannelAccountEvent> recorded) => recorded.Event switch
    {
        ChannelAccountEvent.Configured configured => state with { Configured = configured },
        ChannelAccountEvent.Disconnected => Initial,
        ChannelAccountEvent.TemplateChanged changed => state with { Templates = state.Catalogue().SetItem(changed.Template.Id, changed.Template) },
        ChannelAccountEvent.TemplateRemoved removed => state with { Templates = state.Catalogue().Remove(removed.Id) },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a channel account."),
    };
}

internal static class TemplateCatalogueRules
{
    /// <summary>The differences between the catalogue and what the provider listed; none when nothing changed.</summary>
    public static Decision<ChannelAccountEvent> Sync(ChannelAccountState state, ImmutableArray<MessageTemplate> listed)
    {
        var known = state.Catalogue();
        var ids = listed.Select(template => template.Id).ToHashSet();
        return new Decision<ChannelAccountEvent>.Accepted(
        [
            .. listed.DistinctBy(template => template.Id).Where(template => !known.TryGetValue(template.Id, out var was) || !Same(was, template)).Select(Changed),
            .. known.Keys.Where(id => !ids.Contains(id)).Order(StringComparer.Ordinal).Select(Removed),
        ]);
    }

    /// <summary>What is told of one template after the other; of one that is not known nothing can be kept.</summary>
    public static Decision<ChannelAccountEvent> Update(ChannelAccountState state, ImmutableArray<TemplateUpdate> updates)
    {
        var known = state.Catalogue();
        var drafts = ImmutableArray.CreateBuilder<Draft<ChannelAccountEvent>>();
        foreach (var update in updates)
        {
            if (!known.TryGetValue(update.TemplateId, out var was)) continue;
            if (update.Deleted)
            {
                known = known.Remove(was.Id);
                drafts.Add(Removed(was.Id));
                continue;
            }
            var now = was with
            {
                Status = update.Status ?? was.Status,
                Quality = update.Quality ?? was.Quality,
                Category = update.Category ?? was.Category,
                Reason = update.Status is null ? was.Reason : update.Reason,
            };
            if (now == was) continue;
            known = known.SetItem(was.Id, now);
            drafts.Add(Changed(now));
        }
        return new Decision<ChannelAccountEvent>.Accepted(drafts.ToImmutable());
    }

    private static bool Same(MessageTemplate one, MessageTemplate other) =>
        one with { Buttons = [] } == other with { Buttons = [] } && one.Buttons.SequenceEqual(other.Buttons);

    private static Draft<ChannelAccountEvent> Changed(MessageTemplate template) => new(new ChannelAccountEvent.TemplateChanged(template));

    private static Draft<ChannelAccountEvent> Removed(string id) => new(new ChannelAccountEvent.TemplateRemoved(id));
}
