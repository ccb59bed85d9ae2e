using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Channels;

/// <summary>What may stand in the connection of a WhatsApp number. Ids are Meta's: digits, so that they are safe in an address; secrets go into headers.</summary>
internal static class ConnectionRules
{
    private const int NameLimit = 60;
    private const int IdLimit = 20;
    private const int TokenLimit = 1024;
    private const int SecretLimit = 128;
    private const int LeastVerifyToken = 8;

    /// <summary>Null when the connection is complete and everything in it can be used as it is.</summary>
    public static Rejection? Fault(ChannelAccount account)
    {
        var field =
            !TextRules.IsName(account.Name, NameLimit) ? "name"
            : !IsMetaId(account.PhoneNumberId) ? "phoneNumberId"
            : !IsMetaId(account.BusinessAccountId) ? "businessAccountId"
            : !IsSecret(account.AccessToken, 1, TokenLimit) ? "accessToken"
            : !IsSecret(account.AppSecret, 1, SecretLimit) ? "appSecret"
            : !IsSecret(account.VerifyToken, LeastVerifyToken, SecretLimit) ? "verifyToken"
            : null;
        return field is null ? null : new Rejection.ChannelConnectionInvalid(field);
    }

    /// <summary>Either an inbox that is there, or the name of a new one.</summary>
    public static Rejection? InboxFault(InboxId? inbox, string? newInbox) =>
        inbox is null == newInbox is null ? new Rejection.ChannelConnectionInvalid("inbox")
        : newInbox is not null && !TextRules.IsName(newInbox, NameLimit) ? new Rejection.ChannelConnectionInvalid("newInbox")
        : null;

    public static ChannelAccount Apply(ChannelAccount account, ConnectionChange change, InboxId? inbox) => account with
    {
        Name = change.Name ?? account.Name,
        BusinessAccountId = change.BusinessAccountId ?? account.BusinessAccountId,
        AccessToken = change.AccessToken ?? account.AccessToken,
        AppSecret = change.AppSecret ?? account.AppSecret,
        VerifyToken = change.VerifyToken ?? account.VerifyToken,
        Inbox = inbox ?? account.Inbox,
    };

    public static Decision<ChannelAccountEvent> Disconnect(ChannelAccountState state, Actor.Agent by) =>
        state.Configured is null ? Decision<ChannelAccountEvent>.Nothing : new Decision<ChannelAccountEvent>.Accepted([new(new ChannelAccountEvent.Disconnected(by))]);

    private static bool IsMetaId(string id) => id.Length is > 0 and <= IdLimit && id.All(char.IsAsciiDigit);

    /// <summary>What stands between blanks in a header: visible ASCII.</summary>
    private static bool IsSecret(string secret, int least, int most) => secret.Length >= least && secret.Length <= most && secret.All(c => c is > ' ' and <= '~');
}
