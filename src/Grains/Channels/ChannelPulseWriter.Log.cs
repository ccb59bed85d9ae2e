using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Channels;

internal sealed partial class ChannelPulseWriter
{
    [LoggerMessage(2022, LogLevel.Warning, "The health of channel accounts could not be written; it is tried again")]
    private partial void LogNotWritten(Exception exception);
}
