using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Erasure;

internal sealed partial class ErasedContentsSweep
{
    [LoggerMessage(2201, LogLevel.Warning, "The files of deleted conversations could not be forgotten; it is tried again")]
    private partial void LogFailed(Exception exception);
}
