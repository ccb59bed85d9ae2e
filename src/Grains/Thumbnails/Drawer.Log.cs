using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Thumbnails;

internal sealed partial class Drawer
{
    [LoggerMessage(2031, LogLevel.Warning, "Pictures are shown in full size, without thumbnails: {Reason}")]
    private partial void LogOff(string reason);

    [LoggerMessage(2032, LogLevel.Warning, "The process that draws thumbnails was ended over a picture: {Reason}")]
    private partial void LogBroken(string reason);
}
