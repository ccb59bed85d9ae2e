using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Outbox;

internal static partial class OutboxLog
{
    [LoggerMessage(2001, LogLevel.Debug, "Message {Message} of {Workspace}/{Conversation}: {Outcome}")]
    public static partial void Sent(this ILogger logger, WorkspaceId workspace, ConversationId conversation, long message, string outcome);

    [LoggerMessage(2002, LogLevel.Warning, "The outbox could not be looked through; it is tried again")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
