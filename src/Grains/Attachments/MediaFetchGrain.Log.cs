using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Attachments;

internal static partial class AttachmentLog
{
    [LoggerMessage(2011, LogLevel.Information, "The file of message {Message} of {Workspace}/{Conversation} cannot be had yet, {Code}: {Text}")]
    public static partial void PutOff(this ILogger logger, WorkspaceId workspace, ConversationId conversation, long message, string code, string text);

    [LoggerMessage(2012, LogLevel.Warning, "The file of message {Message} of {Workspace}/{Conversation} cannot be had, {Code}: {Text}")]
    public static partial void Failed(this ILogger logger, WorkspaceId workspace, ConversationId conversation, long message, string code, string text);

    [LoggerMessage(2013, LogLevel.Warning, "Attachments could not be looked through; it is tried again")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
