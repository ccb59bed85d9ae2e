using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;

namespace Parloir.Grains.Forms;

/// <summary>Writes answers to the contact. Doing it again changes nothing and tells the same.</summary>
internal static class ContactUpdating
{
    public static async Task<ContactUpdateOutcome> ApplyAsync(IContactGrain contact, OutboxTask.UpdateContact update)
    {
        var (taken, refused) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var (labels, change) in ContactUpdateRules.ChangesOf(update.Updates))
        {
            var result = await contact.Execute(new ContactCommand.Edit(update.By, [change]));
            (result.Rejection is null ? taken : refused).AddRange(labels);
        }
        return new ContactUpdateOutcome(update.Form, taken.ToImmutable(), refused.ToImmutable());
    }
}
