using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Membership;

namespace Parloir.Silo;

/// <summary>Section <c>Engine</c> of the configuration, as far as it concerns the program itself.</summary>
internal sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Where the program listens. Default <c>http://127.0.0.1:8080</c>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>A workspace with agents, a WhatsApp number and a phone to write from. Default off.</summary>
    public bool Demo { get; set; }

    /// <summary><c>silo</c> (runs grains), <c>web</c> (holds sockets, the API and webhooks) or <c>both</c>. Default both.</summary>
    public string Roles { get; set; } = nameof(SiloRoles.Both);

    /// <exception cref="OptionsValidationException"><see cref="Roles"/> names no role.</exception>
    public SiloRoles ParsedRoles => Enum.TryParse<SiloRoles>(Roles, ignoreCase: true, out var roles) && roles is > 0 and <= SiloRoles.Both
        ? roles
        : throw new OptionsValidationException(nameof(Roles), typeof(EngineOptions), [$"Engine:Roles is '{Roles}', but has to be silo, web or both."]);

    /// <summary>How this process reaches itself: the first address, with a wildcard host as loopback.</summary>
    public string OwnAddress => BindingAddress.Parse(Urls.Split(';')[0]) is var own && own.Host is "*" or "+" or "0.0.0.0" or "[::]"
        ? $"{own.Scheme}://127.0.0.1:{own.Port}"
        : $"{own.Scheme}://{own.Host}:{own.Port}";
}
