using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Channels;

internal sealed partial class TemplateWatch
{
    [LoggerMessage(2023, LogLevel.Warning, "The template catalogues are not watched yet; it is tried again")]
    private partial void LogNotWatched(Exception exception);
}
