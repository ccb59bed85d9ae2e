using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

/// <summary>What connects a number of Meta's WhatsApp Cloud API. Its secrets are written and never read back.</summary>
/// <param name="BusinessAccountId">Meta's id of the WhatsApp business account, which has the templates.</param>
/// <param name="VerifyToken">What Meta shows when it first asks at the webhook's address; null: one is made.</param>
/// <param name="Inbox">Where its conversations land; or else <paramref name="NewInbox"/>, the name of an inbox that is made for it.</param>
public sealed record ConnectionDraft(
    string Name, string PhoneNumberId, string BusinessAccountId, string AccessToken, string AppSecret,
    string? VerifyToken = null, InboxId? Inbox = null, string? NewInbox = null)
{
    /// <summary>Without the secrets: records print all their members.</summary>
    public override string ToString() => $"ConnectionDraft {PhoneNumberId}";
}

/// <summary>Changes how an account is connected. Null is what stays as it is; another number is another account.</summary>
public sealed record ConnectionChange(
    string? Name = null, string? BusinessAccountId = null, string? AccessToken = null, string? AppSecret = null,
    string? VerifyToken = null, InboxId? Inbox = null, string? NewInbox = null)
{
    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"ConnectionChange {Name}";
}

/// <summary>A connected account, for administrators.</summary>
/// <param name="WebhookPath">Where the provider reports to, on the address under which the engine is reached from outside.</param>
public sealed record ChannelConnection(
    ChannelAccountId Id, ChannelType Type, string Name, InboxId Inbox, string PhoneNumberId, string BusinessAccountId,
    SecretHint AccessToken, SecretHint AppSecret, SecretHint VerifyToken, string WebhookPath, ChannelHealth Health);

/// <summary>All that anybody is told of a secret.</summary>
/// <param name="Ending">Its last four characters, to tell one from another; empty when it is so short that they would give it away.</param>
public sealed record SecretHint(bool IsSet, string Ending)
{
    private const int Shown = 4;
    private const int LeastHidden = 12;

    public static SecretHint Of(string secret) => new(secret.Length > 0, secret.Length >= Shown + LeastHidden ? secret[^Shown..] : "");
}

/// <summary>The connected accounts as they are now, by any node.</summary>
public interface IChannelConnections
{
    /// <summary>Those of a workspace, by name.</summary>
    Task<ImmutableArray<ChannelConnection>> List(WorkspaceId workspace, CancellationToken cancellationToken);

    Task<ChannelConnection?> Find(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken);

    /// <summary>Asks the provider for the account, with the account's token. Null when the workspace has no such account.</summary>
    Task<ConnectionTest?> Test(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken);
}

/// <summary>Asks one kind of provider whether an account can be spoken for.</summary>
public interface IConnectionProbe
{
    ChannelType Type { get; }

    /// <summary>Never throws for what the provider or the network does, and takes ten seconds at most.</summary>
    Task<ConnectionTest> TestAsync(ChannelAccount account, CancellationToken cancellationToken);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(Works), "works")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record ConnectionTest
{
    private ConnectionTest() { }

    /// <param name="Number">As the provider writes it.</param>
    /// <param name="VerifiedName">What customers see.</param>
    public sealed record Works(string? Number, string? VerifiedName) : ConnectionTest;

    /// <param name="Detail">The provider's own words, or ours where it said nothing.</param>
    public sealed record Failed(ConnectionFault Fault, string Detail) : ConnectionTest;
}

[JsonConverter(typeof(JsonStringEnumConverter<ConnectionFault>))]
public enum ConnectionFault
{
    /// <summary>The access token is wrong, has expired or was withdrawn.</summary>
    [JsonStringEnumMemberName("token_refused")] TokenRefused,
    /// <summary>The token is good, and not for this.</summary>
    [JsonStringEnumMemberName("permission_missing")] PermissionMissing,
    /// <summary>The provider knows no such number, or does not show it to this token.</summary>
    [JsonStringEnumMemberName("number_unknown")] NumberUnknown,
    [JsonStringEnumMemberName("throttled")] Throttled,
    [JsonStringEnumMemberName("not_reachable")] NotReachable,
    [JsonStringEnumMemberName("timed_out")] TimedOut,
    /// <summary>Anything else that the provider answered.</summary>
    [JsonStringEnumMemberName("provider_failed")] ProviderFailed,
}
