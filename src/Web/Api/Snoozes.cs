using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>What a request for a snooze means.</summary>
internal static class Snoozes
{
    private const int MaxMinutes = 366 * 24 * 60;

    public static ProblemResult? FaultOf(SnoozeRequest request) => request switch
    {
        _ when !Enum.IsDefined(request.Preset) => Invalid("preset", $"One of {string.Join(", ", Enum.GetNames<SnoozePreset>())}."),
        { Preset: SnoozePreset.Custom, Until: null, Minutes: null } or { Preset: SnoozePreset.Custom, Until: not null, Minutes: not null } =>
            Invalid("until", "A custom snooze has either 'until' or 'minutes'."),
        { Preset: not SnoozePreset.Custom, Until: not null } or { Preset: not SnoozePreset.Custom, Minutes: not null } =>
            Invalid("until", "Only a custom snooze has a time of its own."),
        { Minutes: < 1 or > MaxMinutes } => Invalid("minutes", $"1 to {MaxMinutes}."),
        _ => null,
    };

    public static DateTimeOffset? Until(SnoozeRequest request, DateTimeOffset now) => request.Minutes is { } minutes ? now.AddMinutes(minutes) : request.Until;

    public static async Task<string> ZoneAsync(Caller caller, IAgentQueries agents, CancellationToken cancellationToken) =>
        (await agents.Find(caller.Workspace, caller.Agent.Id, cancellationToken) ?? caller.Agent).TimeZone;

    private static ProblemResult Invalid(string field, string detail) => new(KnownProblems.RequestInvalid(field, detail));
}
