using System.Text.Json.Serialization;

namespace Parloir.Grains;

/// <summary>Why a command was refused. A value, not an exception; <see cref="Code"/> is stable and stands in the problem document.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(NotFound), "not_found")]
[JsonDerivedType(typeof(TextEmpty), "text_empty")]
[JsonDerivedType(typeof(TextTooLong), "text_too_long")]
[JsonDerivedType(typeof(TextInvalid), "text_invalid")]
[JsonDerivedType(typeof(WindowClosed), "window_closed")]
[JsonDerivedType(typeof(AlreadyClaimed), "already_claimed")]
[JsonDerivedType(typeof(StaleReply), "stale_reply")]
[JsonDerivedType(typeof(ConversationResolved), "conversation_resolved")]
[JsonDerivedType(typeof(UnknownAgent), "unknown_agent")]
[JsonDerivedType(typeof(LabelInvalid), "label_invalid")]
[JsonDerivedType(typeof(TooManyLabels), "too_many_labels")]
[JsonDerivedType(typeof(SnoozeTimeInvalid), "snooze_time_invalid")]
[JsonDerivedType(typeof(TimeZoneUnknown), "time_zone_unknown")]
[JsonDerivedType(typeof(UnknownTeam), "unknown_team")]
[JsonDerivedType(typeof(UnknownDepartment), "unknown_department")]
[JsonDerivedType(typeof(ClosingCategoryInvalid), "closing_category_invalid")]
[JsonDerivedType(typeof(UnknownKeyword), "unknown_keyword")]
[JsonDerivedType(typeof(KeywordInvalid), "keyword_invalid")]
[JsonDerivedType(typeof(TooManyKeywords), "too_many_keywords")]
[JsonDerivedType(typeof(TooManyParticipants), "too_many_participants")]
[JsonDerivedType(typeof(NameInvalid), "name_invalid")]
[JsonDerivedType(typeof(NameTaken), "name_taken")]
[JsonDerivedType(typeof(CatalogueFull), "catalogue_full")]
public abstract record Rejection
{
    private Rejection() { }

    [JsonIgnore]
    public string Code => this switch
    {
        NotFound => "not_found",
        TextEmpty => "text_empty",
        TextTooLong => "text_too_long",
        TextInvalid => "text_invalid",
        WindowClosed => "window_closed",
        AlreadyClaimed => "already_claimed",
        StaleReply => "stale_reply",
        ConversationResolved => "conversation_resolved",
        UnknownAgent => "unknown_agent",
        LabelInvalid => "label_invalid",
        TooManyLabels => "too_many_labels",
        SnoozeTimeInvalid => "snooze_time_invalid",
        TimeZoneUnknown => "time_zone_unknown",
        UnknownTeam => "unknown_team",
        UnknownDepartment => "unknown_department",
        ClosingCategoryInvalid => "closing_category_invalid",
        UnknownKeyword => "unknown_keyword",
        KeywordInvalid => "keyword_invalid",
        TooManyKeywords => "too_many_keywords",
        TooManyParticipants => "too_many_participants",
        NameInvalid => "name_invalid",
        NameTaken => "name_taken",
        CatalogueFull => "catalogue_full",
        _ => throw new InvalidOperationException($"{GetType()} has no code."),
    };

    public sealed record NotFound : Rejection;
    public sealed record TextEmpty : Rejection;
    public sealed record TextTooLong(int Length, int Limit) : Rejection;
    /// <summary>The text holds a lone surrogate or another sequence that is not Unicode text.</summary>
    public sealed record TextInvalid : Rejection;
    /// <summary>Free text is allowed only within 24 hours of the customer's last message.</summary>
    public sealed record WindowClosed(DateTimeOffset? ClosedAt) : Rejection;
    public sealed record AlreadyClaimed(AgentId Winner, string WinnerName) : Rejection;
    /// <summary>The conversation moved on since the agent's screen was drawn: <paramref name="Sequence"/> is where it stands.</summary>
    public sealed record StaleReply(long Sequence) : Rejection;
    public sealed record ConversationResolved : Rejection;
    public sealed record UnknownAgent : Rejection;
    public sealed record LabelInvalid(int Limit) : Rejection;
    public sealed record TooManyLabels(int Limit) : Rejection;
    /// <summary>A snooze ends in the future, at most a year from now.</summary>
    public sealed record SnoozeTimeInvalid : Rejection;
    public sealed record TimeZoneUnknown : Rejection;
    public sealed record UnknownTeam : Rejection;
    public sealed record UnknownDepartment : Rejection;
    public sealed record ClosingCategoryInvalid(int Limit) : Rejection;
    /// <summary>Keywords are kept by administrators (conflict C6): none is made by using it.</summary>
    public sealed record UnknownKeyword : Rejection;
    public sealed record KeywordInvalid(int Limit) : Rejection;
    public sealed record TooManyKeywords(int Limit) : Rejection;
    public sealed record TooManyParticipants(int Limit) : Rejection;
    /// <summary>A team, a department or a catalogue entry needs a short name that is not blank.</summary>
    public sealed record NameInvalid(int Limit) : Rejection;
    public sealed record NameTaken : Rejection;
    /// <summary>There are as many departments, teams or keywords as there may be.</summary>
    public sealed record CatalogueFull(int Limit) : Rejection;
}
