using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

/// <summary>Who a contact is, by what providers tell, and whose.</summary>
internal static class ContactRules
{
    public const int NameLimit = 200;
    /// <summary>Ways to reach one contact, told and written.</summary>
    public const int PointLimit = 50;

    public static Decision<ContactEvent> Ensure(ContactState state, ContactId id, CustomerIdentity identity, ChannelCard channel)
    {
        var name = NameOf(identity);
        if (state.View is not { } view) return Accept(new ContactEvent.Created(id, name, identity, channel));
        if (view.Channel is null) return Accept(new ContactEvent.Met(identity, channel));
        var told = PointsOf(identity, channel.Account).Where(point => !view.Points.Contains(point)).Take(PointLimit - view.Points.Length)
            .Select(ContactEvent (point) => new ContactEvent.PointTold(point));
        // A provider that tells no name this time does not take the known one away.
        return ToldNameOf(identity) is null || state.ToldName == name ? Accept([.. told]) : Accept([.. told, new ContactEvent.Renamed(name)]);
    }

    /// <param name="by">The assignment that made him the owner; null when somebody chose him.</param>
    public static Decision<ContactEvent> Own(ContactState state, AgentCard agent, bool replace, AssignmentId? by) => state.View switch
    {
        null => Decision<ContactEvent>.Nothing,
        { Owner: not null } when !replace => Decision<ContactEvent>.Nothing,
        // Whoever is made the owner once more stays it when the first assignment is taken back.
        { Owner: { } owner } when owner.Id == agent.Id && (state.Entrusted is null || state.Entrusted.By == by) => Decision<ContactEvent>.Nothing,
        _ => Accept(new ContactEvent.OwnerChanged(agent, by)),
    };

    /// <summary>What an assignment did is taken back where it still stands.</summary>
    public static Decision<ContactEvent> Disown(ContactState state, AssignmentId assignment) =>
        state.Entrusted is not { } entrusted || entrusted.By != assignment ? Decision<ContactEvent>.Nothing
        : Accept(entrusted.Before is { } before ? new ContactEvent.OwnerChanged(before) : new ContactEvent.OwnerRemoved());

    public static Decision<ContactEvent> SetOwner(ContactState state, AgentCard? agent) =>
        state.View is null ? Refuse(new Rejection.NotFound())
        : agent is not null ? Own(state, agent, replace: true, by: null)
        : state.View.Owner is null ? Decision<ContactEvent>.Nothing
        : Accept(new ContactEvent.OwnerRemoved());

    public static Decision<ContactEvent> LinkCustomer(ContactState state, Actor.Agent by, CustomerCard? customer) =>
        state.View is not { } view ? Refuse(new Rejection.NotFound())
        : view.Customer?.Id == customer?.Id ? Decision<ContactEvent>.Nothing
        : Accept(customer is null ? new ContactEvent.CustomerUnlinked(by) : new ContactEvent.CustomerLinked(by, customer));

    public static Decision<ContactEvent> Told(ContactState state, long upTo) =>
        state.Notices.Any(notice => notice.Number <= upTo) ? Accept(new ContactEvent.ConversationsTold(upTo)) : Decision<ContactEvent>.Nothing;

    public static Decision<ContactEvent> AddRemark(ContactState state, Actor.Agent by, string clientMessageId, string text, ImmutableArray<AgentCard> mentions = default) =>
        state.View is not { } view ? Refuse(new Rejection.NotFound())
        : !TextRules.IsClientMessageId(clientMessageId) ? Refuse(new Rejection.ClientMessageIdInvalid(TextRules.ClientMessageIdLimit))
        : TextRules.Check(text, TextRules.NoteLimit) is { } wrong ? Refuse(wrong)
        : new Decision<ContactEvent>.Accepted([new(new ContactEvent.RemarkAdded(by, clientMessageId, text, mentions), Key: RemarkKey(view.Id, clientMessageId))]);

    public static Decision<ContactEvent> Report(ContactState state, ContactCommand.Report report, DateTimeOffset now) =>
        state.View is not { } view ? Refuse(new Rejection.NotFound())
        : ReportRules.Check(report.ClientKey, report.Event, report.At, now) is { } wrong ? Refuse(wrong)
        : new Decision<ContactEvent>.Accepted([new(new ContactEvent.EventReported(report.By, report.Event), report.At, ReportKey(view.Id, report.ClientKey))]);

    /// <summary>The dedupe key of what is reported: one client key, one event.</summary>
    public static string ReportKey(ContactId contact, string clientKey) => $"{contact}/event/{clientKey}";

    /// <summary>The dedupe key of a remark: one client message id, one remark.</summary>
    public static string RemarkKey(ContactId contact, string clientMessageId) => $"{contact}/remark/{clientMessageId}";

    /// <summary>What people call somebody who told no name: the address.</summary>
    public static string NameOf(CustomerIdentity identity) => ToldNameOf(identity) ?? AddressOf(identity);

    /// <summary>Null: none, or none that can be seen. Nobody can be asked for another, so what would turn the desk's words around is left out.</summary>
    private static string? ToldNameOf(CustomerIdentity identity) =>
        TextRules.Storable(Excerpt.Of(VisibleText.WithoutTurns(identity.Name ?? "").Trim(), NameLimit)) is var told && VisibleText.IsSeen(told) ? told : null;

    public static string AddressOf(CustomerIdentity identity) => identity.PhoneNumber is { } number ? $"+{number}" : identity.ProviderId;

    public static ImmutableArray<ContactPoint> PointsOf(CustomerIdentity identity, ChannelAccountId account)
    {
        var points = ImmutableArray.CreateBuilder<ContactPoint>(2);
        if (identity.PhoneNumber is { } number) points.Add(new(ContactPointKind.Phone, number, account));
        if (identity.UserId is { } user) points.Add(new(ContactPointKind.User, user, account));
        return points.ToImmutable();
    }

    public static Decision<ContactEvent> Accept(params ImmutableArray<ContactEvent> events) =>
        new Decision<ContactEvent>.Accepted([.. events.Select(@event => new Draft<ContactEvent>(@event))]);

    public static Decision<ContactEvent> Refuse(Rejection reason) => new Decision<ContactEvent>.Rejected(reason);
}
