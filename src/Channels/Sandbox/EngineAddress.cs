using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Parloir.Channels.Sandbox;

/// <summary>Where the engine takes webhooks: as configured, or else where this server listens.</summary>
internal sealed class EngineAddress(IServer server, IOptions<SandboxOptions> options)
{
    private static readonly string[] AnyHost = ["*", "+", "[::]", "0.0.0.0"];

    /// <returns>Null while the server does not listen.</returns>
    public Uri? Webhook(string account)
    {
        var address = options.Value.EngineAddress?.AbsoluteUri ?? Listening();
        return address is null ? null : new Uri($"{address.TrimEnd('/')}/webhooks/whatsapp/{Uri.EscapeDataString(account)}");
    }

    private string? Listening()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses;
        var address = addresses?.FirstOrDefault(one => one.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? addresses?.FirstOrDefault();
        return address is null ? null : AnyHost.Aggregate(address, (known, any) => known.Replace($"://{any}", "://127.0.0.1", StringComparison.Ordinal));
    }
}
