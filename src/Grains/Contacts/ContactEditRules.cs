using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

/// <summary>What agents write of a contact (S1-03 to S1-08, S4-17). What changes nothing is no event.</summary>
internal static partial class ContactEditRules
{
    public static Decision<ContactEvent> Decide(ContactState state, ContactCommand.Edit edit, ContactCatalogue catalogue)
    {
        if (state.View is null) return ContactRules.Refuse(new Rejection.NotFound());
        var events = ImmutableArray.CreateBuilder<ContactEvent>();
        foreach (var change in edit.Changes)
        {
            var (told, wrong) = Write(state, edit.By, change, catalogue);
            if (wrong is not null) return ContactRules.Refuse(wrong);
            if (told is not null) events.Add(told);
        }
        return ContactRules.Accept(events.ToImmutable());
    }

    private static Written Write(ContactState state, Actor.Agent by, ContactChange change, ContactCatalogue catalogue) => change switch
    {
        ContactChange.Rename rename => Rename(state, by, rename.Name),
        ContactChange.SetType set => SetType(state, by, set.Type ?? ContactView.DefaultType, catalogue),
        ContactChange.SetStage set => SetStage(state, by, set.Stage, catalogue),
        ContactChange.SetLanguage set => state.View!.Language == set.Language ? Written.Nothing
            : set.Language is null || LanguageTag().IsMatch(set.Language) ? new(new ContactEvent.LanguageChanged(by, set.Language))
            : new(new Rejection.LanguageInvalid()),
        ContactChange.SetPhones set => SetPoints(state, by, ContactPointKind.Phone, set.Numbers, PhoneNumber.Digits, new Rejection.PhoneInvalid()),
        ContactChange.SetEmails set => SetPoints(state, by, ContactPointKind.Email, set.Addresses, EmailAddress.Canonical, new Rejection.EmailInvalid()),
        ContactChange.AddPoint add => AddPoint(state, by, add),
        ContactChange.SetAttribute set => SetAttribute(state, by, set, catalogue),
        _ => throw new InvalidOperationException($"No rule for {change.GetType()}."),
    };

    private static Written Rename(ContactState state, Actor.Agent by, string? name) =>
        name is not null && !TextRules.IsName(name, ContactRules.NameLimit) ? new(new Rejection.NameInvalid(ContactRules.NameLimit))
        : state.HasGivenName == name is not null && (name is null || state.View!.Name == name) ? Written.Nothing
        : new(new ContactEvent.NameGiven(by, name));

    private static Written SetType(ContactState state, Actor.Agent by, string type, ContactCatalogue catalogue) =>
        state.View!.Type == type ? Written.Nothing
        : catalogue.Types.Any(option => option.Key == type) ? new(new ContactEvent.TypeChanged(by, type))
        : new(new Rejection.UnknownContactType());

    private static Written SetStage(ContactState state, Actor.Agent by, string? key, ContactCatalogue catalogue) =>
        state.View!.Stage == key ? Written.Nothing
        : key is null ? new(new ContactEvent.StageChanged(by, null))
        : catalogue.Stages.FirstOrDefault(option => option.Key == key) is { } stage ? new(new ContactEvent.StageChanged(by, stage))
        : new(new Rejection.UnknownStage());

    private static Written SetAttribute(ContactState state, Actor.Agent by, ContactChange.SetAttribute set, ContactCatalogue catalogue)
    {
        var (value, wrong) = AttributeRules.Check(catalogue.Attributes.FirstOrDefault(definition => definition.Key == set.Key), set.Key, set.Value);
        return wrong is not null ? new(wrong)
            : state.View!.Attributes.FirstOrDefault(attribute => attribute.Key == set.Key)?.Value == value ? Written.Nothing
            : new(new ContactEvent.AttributeChanged(by, set.Key, value));
    }

    private static Written AddPoint(ContactState state, Actor.Agent by, ContactChange.AddPoint add)
    {
        ImmutableArray<string> texts = [.. state.View!.Points.Where(point => point.Kind == add.Kind && point.Account is null).Select(point => point.Value), add.Text];
        return add.Kind == ContactPointKind.Email
            ? SetPoints(state, by, add.Kind, texts, EmailAddress.Canonical, new Rejection.EmailInvalid())
            : SetPoints(state, by, ContactPointKind.Phone, texts, PhoneNumber.Digits, new Rejection.PhoneInvalid());
    }

    private static Written SetPoints(
        ContactState state, Actor.Agent by, ContactPointKind kind, ImmutableArray<string> texts, Func<string, string?> read, Rejection wrong)
    {
        var known = state.View!.Points.Where(point => point.Kind == kind).ToList();
        var values = texts.Select(read).ToList();
        if (values.Contains(null)) return new(wrong);
        // What a provider told is there already.
        var written = values.OfType<string>().Distinct().Except(known.Where(point => point.Account is not null).Select(point => point.Value)).ToImmutableArray();
        var others = state.View.Points.Count(point => point.Kind != kind || point.Account is not null);
        return others + written.Length > ContactRules.PointLimit ? new(new Rejection.TooManyPoints(ContactRules.PointLimit))
            : written.SequenceEqual(known.Where(point => point.Account is null).Select(point => point.Value)) ? Written.Nothing
            : new(new ContactEvent.PointsWritten(by, kind, written));
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    /// <summary>At most one of the two is set.</summary>
    private readonly record struct Written(ContactEvent? Told, Rejection? Wrong)
    {
        public static Written Nothing => default;

        public Written(ContactEvent told) : this(told, null) { }

        public Written(Rejection wrong) : this(null, wrong) { }
    }
}
