using Microsoft.Extensions.Options;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>The channel accounts whose provider the sandbox is.</summary>
internal sealed class SandboxAccounts(IChannelAccountDirectory directory, IOptions<SandboxOptions> options)
{
    private readonly IReadOnlyList<string> ids = options.Value.Accounts is { Count: > 0 } given ? [.. given] : ["demo-whatsapp"];

    public async ValueTask<IReadOnlyList<ChannelAccount>> AllAsync(CancellationToken cancellationToken)
    {
        var accounts = new List<ChannelAccount>(ids.Count);
        foreach (var id in ids)
        {
            if (await directory.Find(new ChannelAccountId(id), cancellationToken) is { } account)
                accounts.Add(account);
        }
        return accounts;
    }

    /// <param name="id">Null for the first.</param>
    public async ValueTask<ChannelAccount?> FindAsync(string? id, CancellationToken cancellationToken)
    {
        id = string.IsNullOrEmpty(id) ? ids[0] : id;
        return ids.Contains(id) ? await directory.Find(new ChannelAccountId(id), cancellationToken) : null;
    }

    public async ValueTask<ChannelAccount?> FindByNumberAsync(string phoneNumberId, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(account => account.PhoneNumberId == phoneNumberId);

    public static SandboxAccount View(ChannelAccount account) => new(account.Id.Value, account.Name, account.PhoneNumberId, DisplayNumber(account));

    /// <summary>Meta writes a number of its own beside the id; the sandbox has none and makes one of the id's end.</summary>
    public static string DisplayNumber(ChannelAccount account) => $"33939{account.PhoneNumberId.PadLeft(6, '0')[^6..]}";
}
