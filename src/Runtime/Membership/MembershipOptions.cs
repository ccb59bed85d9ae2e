using Microsoft.Extensions.Options;
using Parloir.Runtime.Hosting;

namespace Parloir.Runtime.Membership;

/// <summary>The clocks of the cluster. Section <c>Engine:Cluster</c>; validated at start. All silos of a cluster should have the same.</summary>
public sealed class MembershipOptions
{
    /// <summary>Between two heartbeats. Default 1 s, at least 50 ms.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A silo that could not renew for this long serves no grain any more. Default 4 s, at least three heartbeats.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>A silo whose heartbeat stands still for this long is dead. Default 5 s, longer than <see cref="Lease"/>.</summary>
    public TimeSpan DeadAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long grains may take to finish before their partition moves; a partition that takes longer stays and is tried again. Default 5 s.</summary>
    public TimeSpan MoveLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// At a graceful stop: between readiness that goes red and the first thing that is no longer served, so that proxies notice. Default 2 s in a cluster, 0 alone.
    /// </summary>
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>What this process does. Set by the program.</summary>
    public SiloRoles Roles { get; set; } = SiloRoles.Both;

    /// <summary>Version of the program, for operators.</summary>
    public string Software { get; set; } = "";

    /// <summary>Without a successful read for this long, an observer does not know who stood still.</summary>
    internal TimeSpan LongestBreak => Heartbeat * 2.5;

    internal string? Problem() =>
        Heartbeat < TimeSpan.FromMilliseconds(50) ? Wrong(nameof(Heartbeat), "must be at least 50 ms")
        : Lease < Heartbeat * 3 ? Wrong(nameof(Lease), $"must be at least three times {nameof(Heartbeat)}")
        : DeadAfter <= Lease ? Wrong(nameof(DeadAfter), $"must be longer than {nameof(Lease)}")
        : MoveLimit <= TimeSpan.Zero ? Wrong(nameof(MoveLimit), "must be more than zero")
        : DrainDelay < TimeSpan.Zero ? Wrong(nameof(DrainDelay), "must not be negative")
        : null;

    private static string Wrong(string option, string why) => $"{ClusterOptions.Section}:{option} {why}.";
}

internal sealed class MembershipOptionsValidation : IValidateOptions<MembershipOptions>
{
    public ValidateOptionsResult Validate(string? name, MembershipOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
