using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

internal sealed partial class GraphApiSender
{
    private void LogOutcome(ChannelAccountId account, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                LogAccepted(account, accepted.ProviderMessageId);
                break;
            case SendOutcome.Refused refused:
                LogRefused(account, refused.Error.Code, refused.Error.Text);
                break;
            case SendOutcome.TryLater later:
                LogTryLater(account, later.Error.Code, later.Error.Text);
                break;
            case SendOutcome.Unknown unknown:
                LogUnknown(account, unknown.Error.Code, unknown.Error.Text);
                break;
        }
    }

    [LoggerMessage(3001, LogLevel.Debug, "{Account}: accepted as {ProviderMessageId}")]
    private partial void LogAccepted(ChannelAccountId account, string providerMessageId);

    [LoggerMessage(3002, LogLevel.Information, "{Account}: the provider refused a message, {Code}: {Text}")]
    private partial void LogRefused(ChannelAccountId account, string code, string text);

    [LoggerMessage(3003, LogLevel.Information, "{Account}: a message was not taken and can be sent again, {Code}: {Text}")]
    private partial void LogTryLater(ChannelAccountId account, string code, string text);

    [LoggerMessage(3004, LogLevel.Warning, "{Account}: nobody knows whether a message was taken, {Code}: {Text}")]
    private partial void LogUnknown(ChannelAccountId account, string code, string text);
}
