using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>What lists can ask of a conversation. A conversation has one value of it, none (the empty one), or of labels, keywords and participants several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationAttribute>))]
public enum ConversationAttribute
{
    Number, Status, Assignee, Team, Inbox, Department, Channel, Account, Priority, Contact, Label, Keyword, Participant, Waiting,
}

/// <summary>
/// Which conversations a list shows. The one source of every list: the feed asks <see cref="Matches"/>, the database the same condition written as SQL,
/// and what an agent may see at all is a condition too.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(Has), "has")]
public abstract record ConversationCondition
{
    private ConversationCondition() { }

    public bool Matches(ConversationView view) => this switch
    {
        All all => all.Conditions.All(condition => condition.Matches(view)),
        Any any => any.Conditions.Any(condition => condition.Matches(view)),
        Not not => !not.Condition.Matches(view),
        Has has => ValuesOf(has.Attribute, view).Any(value => has.Values.Contains(value)),
        _ => throw new InvalidOperationException($"Nothing is known of {GetType()}."),
    };

    /// <summary>True of every conversation when there are none.</summary>
    public sealed record All(ImmutableArray<ConversationCondition> Conditions) : ConversationCondition;
    /// <summary>True of none when there are none.</summary>
    public sealed record Any(ImmutableArray<ConversationCondition> Conditions) : ConversationCondition;
    public sealed record Not(ConversationCondition Condition) : ConversationCondition;
    /// <summary>It has one of the values; the empty one stands for none at all.</summary>
    public sealed record Has(ConversationAttribute Attribute, ImmutableArray<string> Values) : ConversationCondition;

    private static ImmutableArray<string> ValuesOf(ConversationAttribute attribute, ConversationView view) => attribute switch
    {
        ConversationAttribute.Number => [view.DisplayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        ConversationAttribute.Status => [view.Status.ToString()],
        ConversationAttribute.Assignee => [view.Assignee?.Id.Value ?? ""],
        ConversationAttribute.Team => [view.Team?.Value ?? ""],
        ConversationAttribute.Inbox => [view.Inbox.Value],
        ConversationAttribute.Department => [view.Department?.Value ?? ""],
        ConversationAttribute.Channel => [view.Channel.Type.ToString()],
        ConversationAttribute.Account => [view.Channel.Account.Value],
        ConversationAttribute.Priority => [view.Priority.ToString()],
        ConversationAttribute.Contact => [view.Contact.Id.Value],
        ConversationAttribute.Label => Several(view.Labels),
        ConversationAttribute.Keyword => Several(view.Keywords),
        ConversationAttribute.Participant => Several([.. view.Participants.Select(agent => agent.Id.Value)]),
        ConversationAttribute.Waiting => [view.WaitingSince is null ? "" : "yes"],
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, null),
    };

    private static ImmutableArray<string> Several(ImmutableArray<string> values) => values.IsEmpty ? [""] : values;
}
