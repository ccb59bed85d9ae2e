using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>What lists can ask of a conversation. A conversation has one value of it, none (the empty one), or of labels, keywords and participants several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationAttribute>))]
public enum ConversationAttribute
{
    Number, Status, Assignee, Team, Inbox, Department, Channel, Account, Priority, Contact, Label, Keyword, Participant, Waiting,
}

/// <summary>The texts of a conversation that lists can search.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationText>))]
public enum ConversationText { ContactName, AssigneeName }

/// <summary>The times of a conversation that lists can ask for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationTime>))]
public enum ConversationTime { Created, LastMessage, LastActivity, WaitingSince }

[JsonConverter(typeof(JsonStringEnumConverter<Age>))]
public enum Age { OlderThan, NewerThan }

/// <summary>
/// Which conversations a list shows. The one source of every list: the feed asks <see cref="Matches"/>, the database the same condition written as SQL,
/// and what an agent may see at all is a condition too.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(Has), "has")]
[JsonDerivedType(typeof(Contains), "contains")]
[JsonDerivedType(typeof(At), "at")]
[JsonDerivedType(typeof(Aged), "aged")]
public abstract record ConversationCondition
{
    private ConversationCondition() { }

    public bool Matches(ConversationView view) => this switch
    {
        All all => all.Conditions.All(condition => condition.Matches(view)),
        Any any => any.Conditions.Any(condition => condition.Matches(view)),
        Not not => !not.Condition.Matches(view),
        Has has => ValuesOf(has.Attribute, view).Any(value => has.Values.Contains(value)),
        Contains contains => TextOf(contains.Attribute, view) is { } text && TextFolding.Fold(text).Contains(TextFolding.Fold(contains.Text), StringComparison.Ordinal),
        At at => TimeOf(at.Attribute, view) is { } time && !(time < at.From) && !(time >= at.Before),
        Aged => throw new InvalidOperationException("How old a conversation is depends on the time: ask what AsOf answers."),
        _ => throw new InvalidOperationException($"Nothing is known of {GetType()}."),
    };

    /// <summary>Whether conversations come into the list, or leave it, without a change of theirs.</summary>
    [JsonIgnore]
    public bool DependsOnTime => this switch
    {
        All all => all.Conditions.Any(condition => condition.DependsOnTime),
        Any any => any.Conditions.Any(condition => condition.DependsOnTime),
        Not not => not.Condition.DependsOnTime,
        _ => this is Aged,
    };

    /// <summary>The condition as it is at that time, with ages as times.</summary>
    public ConversationCondition AsOf(DateTimeOffset now) => this switch
    {
        All all => new All([.. all.Conditions.Select(condition => condition.AsOf(now))]),
        Any any => new Any([.. any.Conditions.Select(condition => condition.AsOf(now))]),
        Not not => new Not(not.Condition.AsOf(now)),
        Aged { Age: Age.OlderThan } aged => new At(aged.Attribute, null, now.AddMinutes(-aged.Minutes)),
        Aged aged => new At(aged.Attribute, now.AddMinutes(-aged.Minutes), null),
        _ => this,
    };

    /// <summary>True of every conversation when there are none.</summary>
    public sealed record All(ImmutableArray<ConversationCondition> Conditions) : ConversationCondition;
    /// <summary>True of none when there are none.</summary>
    public sealed record Any(ImmutableArray<ConversationCondition> Conditions) : ConversationCondition;
    public sealed record Not(ConversationCondition Condition) : ConversationCondition;
    /// <summary>It has one of the values; the empty one stands for none at all.</summary>
    public sealed record Has(ConversationAttribute Attribute, ImmutableArray<string> Values) : ConversationCondition;

    /// <summary>Without regard to case and accents; never true where there is no such text.</summary>
    public sealed record Contains(ConversationText Attribute, string Text) : ConversationCondition;
    /// <summary>Never true where there is no such time.</summary>
    /// <param name="From">At this time or later; null: however early.</param>
    /// <param name="Before">Null: however late.</param>
    public sealed record At(ConversationTime Attribute, DateTimeOffset? From, DateTimeOffset? Before) : ConversationCondition;
    /// <summary>Older or newer than so many minutes, to the minute.</summary>
    public sealed record Aged(ConversationTime Attribute, Age Age, int Minutes) : ConversationCondition;

    private static string? TextOf(ConversationText attribute, ConversationView view) => attribute switch
    {
        ConversationText.ContactName => view.Contact.Name,
        ConversationText.AssigneeName => view.Assignee?.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, null),
    };

    private static DateTimeOffset? TimeOf(ConversationTime attribute, ConversationView view) => attribute switch
    {
        ConversationTime.Created => view.OpenedAt,
        ConversationTime.LastMessage => view.Preview?.At,
        ConversationTime.LastActivity => view.LastActivityAt,
        ConversationTime.WaitingSince => view.WaitingSince,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, null),
    };

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
