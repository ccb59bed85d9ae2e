using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>A transcript's words for what is no text by itself: those of the desk, in the reader's language, with his clock.</summary>
/// <param name="Labels">Names by id, as they are today.</param>
/// <param name="Keywords">Names by id.</param>
internal sealed record TranscriptWords(DeskWords Desk, DateTimeZone Zone, FrozenDictionary<string, string> Labels, FrozenDictionary<string, string> Keywords)
{
    /// <summary>What is shown of a quoted message, in UTF-16 units.</summary>
    public const int QuoteLimit = 200;

    private bool IsFrench => Desk.Language == "fr";

    public string Title(ConversationView conversation) => IsFrench
        ? $"Conversation n° {Number(conversation.DisplayNumber)} avec {conversation.Contact.Name}"
        : $"Conversation #{Number(conversation.DisplayNumber)} with {conversation.Contact.Name}";

    public string Head(ConversationView conversation, DateTimeOffset at)
    {
        var (status, opened, exported) = (Desk.Say($"status.{conversation.Status}"), Time(conversation.OpenedAt), Time(at));
        return IsFrench
            ? $"{conversation.Contact.Address} · {conversation.Channel.Type} · {status} · ouverte le {opened} · téléchargée le {exported} · heures de {Zone.Id}"
            : $"{conversation.Contact.Address} · {conversation.Channel.Type} · {status} · opened {opened} · downloaded {exported} · times of {Zone.Id}";
    }

    public string End => IsFrench ? "Fin de la conversation." : "End of the conversation.";
    public string Deleted => IsFrench ? "Cette conversation a été supprimée pendant son téléchargement." : "This conversation was deleted while it was downloaded.";
    public string Note => Desk.Say("thread.note");

    /// <summary>As each language writes it.</summary>
    public string Colon => IsFrench ? " : " : ": ";

    /// <summary>The clock of the reader's zone, and how far it was from UTC then.</summary>
    public string Time(DateTimeOffset at)
    {
        var offset = Zone.GetUtcOffset(Instant.FromDateTimeOffset(at)).ToTimeSpan();
        var local = at.ToOffset(offset).ToString(IsFrench ? "dd/MM/yyyy HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return offset == TimeSpan.Zero ? $"{local} UTC" : $"{local} UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
    }

    public string Name(Actor actor) => actor switch
    {
        Actor.Agent agent => agent.Name,
        Actor.Contact contact => contact.Name,
        Actor.Rule rule => Desk.Say("people.rule", ("name", rule.Name)),
        _ => Desk.Say("people.system"),
    };

    /// <summary>With the reason where it went wrong: in the desk's words, or in the provider's.</summary>
    public string Delivery(Delivery delivery)
    {
        var word = Desk.Say($"delivery.{delivery.Status}");
        return delivery is { Status: DeliveryStatus.Failed or DeliveryStatus.OutcomeUnknown, Error: { } error }
            ? $"{word}{Colon}{Desk.Find($"delivery.reasons.{error.Code}") ?? error.Text} ({error.Code})"
            : word;
    }

    /// <summary>A quoted message on one line.</summary>
    public string Quote(TimelineItem.Message quoted)
    {
        var text = this.Of(quoted, withFiles: false).ReplaceLineEndings(" ");
        var end = text.Length <= QuoteLimit ? text.Length : char.IsHighSurrogate(text[QuoteLimit - 1]) ? QuoteLimit - 1 : QuoteLimit;
        return $"{Name(quoted.Actor)}{Colon}{text[..end]}{(end < text.Length ? "…" : "")}";
    }

    public string LabelName(string id) => Labels.GetValueOrDefault(id, id);

    public string KeywordName(string id) => Keywords.GetValueOrDefault(id, id);

    public string Size(long bytes)
    {
        var unit = IsFrench ? "o" : "B";
        return bytes switch
        {
            < 1_000 => $"{Number(bytes)} {unit}",
            < 1_000_000 => $"{Number((bytes + 500) / 1_000)} k{unit}",
            _ => $"{(bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', IsFrench ? ',' : '.')} M{unit}",
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
