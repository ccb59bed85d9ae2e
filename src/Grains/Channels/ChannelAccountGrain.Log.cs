using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Channels;

internal static partial class ChannelAccountLog
{
    [LoggerMessage(2021, LogLevel.Warning, "The templates of {Workspace}/{Account} could not be read: {Code} {Text}")]
    public static partial void SyncFailed(this ILogger logger, WorkspaceId workspace, string account, string code, string text);
}
