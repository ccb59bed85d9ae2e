using System.ComponentModel.DataAnnotations;

namespace Parloir.Channels.Sandbox;

/// <summary>Settings under <c>Engine:Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Engine:Sandbox";

    /// <summary>Ids of the channel accounts whose provider the sandbox is; default <c>demo-whatsapp</c> when none is given.</summary>
    public IList<string> Accounts { get; } = [];

    /// <summary>Where the engine's webhooks are; default the server's own first address.</summary>
    public Uri? EngineAddress { get; set; }

    /// <summary>How long after <c>sent</c> the provider tells <c>delivered</c>; default 300 ms, 0 to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DeliveryTime { get; set; } = TimeSpan.FromMilliseconds(300);
}
