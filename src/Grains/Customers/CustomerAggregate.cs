using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Customers;

internal abstract record CustomerEvent
{
    private CustomerEvent() { }

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("customer.written.v1")]
    public sealed record Written(CustomerId Id, CustomerDraft Customer) : CustomerEvent;
}

/// <param name="View">Null until the customer is created.</param>
internal sealed record CustomerState(CustomerView? View)
{
    public static CustomerState Initial { get; } = new((CustomerView?)null);

    public static CustomerState Evolve(CustomerState state, Recorded<CustomerEvent> recorded) => recorded.Event switch
    {
        CustomerEvent.Written(var id, var draft) => new(new CustomerView(
            id, draft.Reference, draft.Name, draft.Company, draft.Email, draft.Phone, draft.Url, state.View?.CreatedAt ?? recorded.RecordedAt)),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a customer."),
    };
}

internal static class CustomerRules
{
    public const int ReferenceLimit = 60;

    public static Decision<CustomerEvent> Write(CustomerState state, CustomerId id, CustomerDraft draft)
    {
        if (FaultOf(draft) is { } field) return new Decision<CustomerEvent>.Rejected(new Rejection.CustomerInvalid(field));
        var written = draft with
        {
            Phone = draft.Phone is null ? null : PhoneNumber.Digits(draft.Phone),
            Email = draft.Email is null ? null : EmailAddress.Canonical(draft.Email),
        };
        return state.View is { } known && DraftOf(known) == written
            ? Decision<CustomerEvent>.Nothing
            : new Decision<CustomerEvent>.Accepted([new(new CustomerEvent.Written(id, written))]);
    }

    private static CustomerDraft DraftOf(CustomerView view) => new(view.Reference, view.Name, view.Company, view.Email, view.Phone, view.Url);

    /// <summary>The member that is wrong; null when none is.</summary>
    private static string? FaultOf(CustomerDraft draft) =>
        !TextRules.IsName(draft.Reference, ReferenceLimit) ? "reference"
        : !TextRules.IsName(draft.Name, ContactRules.NameLimit) ? "name"
        : draft.Company is { } company && !TextRules.IsName(company, ContactRules.NameLimit) ? "company"
        : draft.Email is { } email && EmailAddress.Canonical(email) is null ? "email"
        : draft.Phone is { } phone && PhoneNumber.Digits(phone) is null ? "phone"
        : draft.Url is { } url && !AttributeRules.IsWebAddress(url) ? "url"
        : null;
}
