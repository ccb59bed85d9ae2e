namespace Parloir.Grains.Channels;

/// <summary>What went through an account in some time: the last of each kind, and how many.</summary>
internal sealed record ChannelActivity(
    DateTimeOffset? ReceivedAt = null, DateTimeOffset? SentAt = null, ChannelFailure? Failure = null, DateTimeOffset? ForgedAt = null, int Sent = 0, int Failed = 0)
{
    public static ChannelActivity None { get; } = new();

    /// <summary>Both together, in whatever order they were.</summary>
    public ChannelActivity And(ChannelActivity other) => new(
        Later(ReceivedAt, other.ReceivedAt), Later(SentAt, other.SentAt),
        other.Failure is null || Failure?.At > other.Failure.At ? Failure : other.Failure,
        Later(ForgedAt, other.ForgedAt), Sent + other.Sent, Failed + other.Failed);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => other is null || one > other ? one : other;
}

/// <summary>How an account does, judged by what went through it. Whoever sees red has to do something; amber may pass.</summary>
internal static class HealthRules
{
    /// <summary>How long a failure counts that was followed by success.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    /// <summary>So many failures in the window, and nothing that went since, are no accident.</summary>
    private const int Many = 3;
    /// <summary>One failure in so many attempts is what the best line has.</summary>
    private const int Tolerated = 20;

    public static ChannelHealth Judge(ChannelActivity activity) => new(
        LightOf(activity), activity.ReceivedAt, activity.SentAt, activity.Failure, activity.ForgedAt, activity.Sent, activity.Failed);

    private static ChannelLight LightOf(ChannelActivity activity) =>
        activity.Failure is { } failure && !(activity.SentAt > failure.At) ? failure.Lasts || activity.Failed >= Many ? ChannelLight.Failing : ChannelLight.Degraded
        : activity.Failed * Tolerated > activity.Sent + activity.Failed ? ChannelLight.Degraded
        : activity.SentAt is not null || activity.ReceivedAt is not null ? ChannelLight.Healthy
        : ChannelLight.Unknown;
}
