using Microsoft.Extensions.Logging;
using Parloir.Grains;

namespace Parloir.Web.Hub.Presence;

internal sealed partial class DeskAttendance
{
    [LoggerMessage(4131, LogLevel.Warning, "{Workspace} could not be told whose desks are open here; it is told again")]
    private partial void LogNotTold(WorkspaceId workspace, Exception exception);
}
