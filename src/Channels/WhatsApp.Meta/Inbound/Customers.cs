using System.Text.Json;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>The <c>contacts</c> beside a change's items: who the numbers and the business-scoped user ids belong to.</summary>
internal readonly struct Customers(JsonElement contacts)
{
    private const int LongestName = 256;

    /// <summary>
    /// The customer that an item names by <paramref name="number"/> or <paramref name="userId"/>; when it names nobody, the only contact there is.
    /// Null when nobody can be told.
    /// </summary>
    public CustomerIdentity? Find(string? number, string? userId)
    {
        var contact = Matching(number, userId);
        var matched = contact.IsPresent();
        if (!matched && contacts.IsArray() && contacts.GetArrayLength() == 1)
            contact = contacts[0];

        var isNameless = number is null && userId is null;
        if (matched || isNameless)
        {
            userId ??= contact.Member("user_id"u8).Id();
            number ??= contact.Member("wa_id"u8).Id();
        }
        return Identity(number, userId, NameOf(contact));
    }

    /// <summary>As <see cref="Find"/>, but an only contact that does not match is somebody else: in statuses and echoes it may be the business itself.</summary>
    public CustomerIdentity? FindExactly(string? number, string? userId)
    {
        var contact = Matching(number, userId);
        return Identity(number ?? contact.Member("wa_id"u8).Id(), userId ?? contact.Member("user_id"u8).Id(), NameOf(contact));
    }

    /// <summary>A <paramref name="number"/> that is not one (an alias, an opaque id) is taken for a user id: it names the customer all the same.</summary>
    public static CustomerIdentity? Identity(string? number, string? userId, string? name)
    {
        var digits = Digits(number);
        userId ??= digits is null ? number : null;
        if (userId is not null && !IsPlain(userId))
            userId = null;
        return digits is null && userId is null ? null : new CustomerIdentity(digits, userId, name);
    }

    private JsonElement Matching(string? number, string? userId)
    {
        foreach (var contact in contacts.Items())
        {
            if ((userId is not null && contact.Member("user_id"u8).Id() == userId) || (number is not null && contact.Member("wa_id"u8).Id() == number))
                return contact;
        }
        return default;
    }

    private static string? NameOf(JsonElement contact)
    {
        var profile = contact.Member("profile"u8);
        var name = (profile.Member("name"u8).TextOrNull() ?? profile.Member("username"u8).TextOrNull())?.Trim();
        if (name is not { Length: > 0 })
            return null;
        if (name.Length > LongestName)
            name = name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
        return name;
    }

    private static string? Digits(string? number)
    {
        var digits = number.AsSpan().TrimStart('+');
        if (digits.Length is 0 or > 20 || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        return digits.Length == number!.Length ? number : digits.ToString();
    }

    /// <summary>A user id stands in a grain's key: printable ASCII, and no slash.</summary>
    private static bool IsPlain(string userId) => !userId.AsSpan().ContainsAnyExceptInRange('!', '~') && !userId.Contains('/', StringComparison.Ordinal);
}
