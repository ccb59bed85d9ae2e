using System.Text.Json.Serialization;

namespace Parloir.Grains.Customers;

[JsonConverter(typeof(IdConverter<CustomerId>))]
public readonly record struct CustomerId(string Value) : IId<CustomerId>
{
    public static CustomerId Of(string value) => new(value);
    public static CustomerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

/// <param name="Name">As it was when the contact was linked.</param>
public sealed record CustomerCard(CustomerId Id, string Name);

/// <summary>A customer's record (S2-63 to S2-66).</summary>
/// <param name="Reference">What the business calls it by, such as the number in its own books; unique in the workspace.</param>
/// <param name="Phone">Digits in international form.</param>
/// <param name="Url">Where the record is kept; an http or https address.</param>
public sealed record CustomerView(
    CustomerId Id, string Reference, string Name, string? Company, string? Email, string? Phone, string? Url, DateTimeOffset CreatedAt);

/// <summary>What is written down of a customer; the members are those of <see cref="CustomerView"/>.</summary>
public sealed record CustomerDraft(string Reference, string Name, string? Company = null, string? Email = null, string? Phone = null, string? Url = null);

/// <summary>
/// Where customers' records are found. The built-in one reads the workspace's own table; another implementation may ask a CRM. Contacts keep only the id and the name.
/// </summary>
public interface ICustomerDirectory
{
    /// <param name="text">Beginnings of words of name, company, reference, e-mail address or phone number; null for all, by name.</param>
    /// <param name="cursor">The <see cref="CustomerPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    Task<CustomerPage> Search(WorkspaceId workspace, string? text, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Null when the workspace has no such customer.</summary>
    Task<CustomerView?> Find(WorkspaceId workspace, CustomerId customer, CancellationToken cancellationToken);
}

public sealed record CustomerPage(ImmutableArray<CustomerView> Items, string? NextCursor);

/// <summary>A customer of the built-in directory. Key: <c>workspace/customer</c>.</summary>
public interface ICustomerGrain : IGrainWithStringKey
{
    Task<CustomerView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the customer, or writes it anew.</summary>
    Task<CustomerResult> Write(CustomerDraft draft, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record CustomerResult(CustomerView? Customer, Rejection? Rejection);
