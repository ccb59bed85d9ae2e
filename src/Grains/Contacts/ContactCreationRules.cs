using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

/// <summary>Somebody whom an agent writes down before he was ever met.</summary>
internal static class ContactCreationRules
{
    /// <summary>Null when the fields name somebody who can be reached.</summary>
    public static Rejection? Fault(ImmutableArray<ContactChange> fields) =>
        NameOf(fields) is not { } name || !TextRules.IsName(name, ContactRules.NameLimit) ? new Rejection.NameInvalid(ContactRules.NameLimit)
        : fields.OfType<ContactChange.SetPhones>().Any(set => set.Numbers.Any(number => PhoneNumber.Digits(number) is null)) ? new Rejection.PhoneInvalid()
        : fields.OfType<ContactChange.SetEmails>().Any(set => set.Addresses.Any(address => EmailAddress.Canonical(address) is null)) ? new Rejection.EmailInvalid()
        : PointsOf(fields).IsEmpty ? new Rejection.ContactPointRequired()
        : null;

    /// <summary>The ways to reach him, as they are kept.</summary>
    public static ImmutableArray<ContactPoint> PointsOf(ImmutableArray<ContactChange> fields) =>
    [
        .. fields.OfType<ContactChange.SetPhones>().SelectMany(set => set.Numbers).Select(PhoneNumber.Digits).OfType<string>().Select(value => new ContactPoint(ContactPointKind.Phone, value, null)),
        .. fields.OfType<ContactChange.SetEmails>().SelectMany(set => set.Addresses).Select(EmailAddress.Canonical).OfType<string>().Select(value => new ContactPoint(ContactPointKind.Email, value, null)),
    ];

    /// <summary>The contact as it is made, and then each field, by the rules of every change.</summary>
    public static Decision<ContactEvent> Create(ContactState state, ContactId id, Actor.Agent by, ImmutableArray<ContactChange> fields, ContactCatalogue catalogue, DateTimeOffset now)
    {
        if (state.View is not null) return Decision<ContactEvent>.Nothing;
        if (Fault(fields) is { } fault) return ContactRules.Refuse(fault);
        var made = new ContactEvent.Made(by, id, NameOf(fields)!);
        var begun = ContactState.Evolve(state, new Recorded<ContactEvent>(1, now, now, made));
        var edit = new ContactCommand.Edit(by, fields.RemoveAll(field => field is ContactChange.Rename));
        return ContactEditRules.Decide(begun, edit, catalogue) switch
        {
            Decision<ContactEvent>.Accepted accepted => new Decision<ContactEvent>.Accepted([new Draft<ContactEvent>(made), .. accepted.Events]),
            var refused => refused,
        };
    }

    private static string? NameOf(ImmutableArray<ContactChange> fields) => fields.OfType<ContactChange.Rename>().FirstOrDefault()?.Name;
}
