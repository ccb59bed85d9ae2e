using Microsoft.Extensions.Logging;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

internal sealed partial class ClusterMember
{
    [LoggerMessage(1111, LogLevel.Information, "Joined the cluster as {Silo}, one of {Count}")]
    private static partial void LogJoined(ILogger logger, SiloAddress silo, int count);

    [LoggerMessage(1112, LogLevel.Information, "Took {Count} partitions, and owns {Owned}")]
    private static partial void LogTook(ILogger logger, int count, int owned);

    [LoggerMessage(1113, LogLevel.Information, "Gave {Count} partitions away")]
    private static partial void LogGave(ILogger logger, int count);

    [LoggerMessage(1114, LogLevel.Warning, "{Silo} is dead: its heartbeat has stood still for {Time}")]
    private static partial void LogDead(ILogger logger, SiloAddress silo, TimeSpan time);

    [LoggerMessage(1115, LogLevel.Warning, "The heartbeat failed: {Reason}")]
    private static partial void LogMissed(ILogger logger, string reason);

    [LoggerMessage(1116, LogLevel.Warning, "Cut off: the lease could not be renewed for {Lease}, so no grain is served until it can")]
    private static partial void LogCutOff(ILogger logger, TimeSpan lease);

    [LoggerMessage(1117, LogLevel.Information, "Not cut off any more")]
    private static partial void LogBack(ILogger logger);

    [LoggerMessage(1118, LogLevel.Critical, "The cluster has declared {Silo} dead: another silo has its grains, so this process ends and has to be started again")]
    private static partial void LogDeclaredDead(ILogger logger, SiloAddress silo);

    [LoggerMessage(1119, LogLevel.Information, "Waiting to see whether {Others} still lives")]
    private static partial void LogWaits(ILogger logger, string others);

    [LoggerMessage(1120, LogLevel.Information, "Leaving: takes no more partitions and gives {Count} away")]
    private static partial void LogLeaves(ILogger logger, int count);

    [LoggerMessage(1121, LogLevel.Error, "What follows from the membership table failed; it is tried again with the next heartbeat")]
    private static partial void LogStepFailed(ILogger logger, Exception exception);
}
