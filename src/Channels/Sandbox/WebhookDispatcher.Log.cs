using Microsoft.Extensions.Logging;

namespace Parloir.Channels.Sandbox;

internal sealed partial class WebhookDispatcher
{
    [LoggerMessage(3101, LogLevel.Information, "The engine answered {Status} to a webhook about phone {Phone}, attempt {Attempt}; it is sent again")]
    private partial void LogRefused(string phone, int status, int attempt);

    [LoggerMessage(3102, LogLevel.Information, "The engine took no webhook about phone {Phone}, attempt {Attempt}: {Reason}; it is sent again")]
    private partial void LogUnreachable(string phone, int attempt, string reason);

    [LoggerMessage(3103, LogLevel.Warning, "The sandbox lost the database and tries again")]
    private partial void LogDatabaseLost(Exception exception);
}
