using System.Net;
using Microsoft.Extensions.Options;

namespace Parloir.Web;

/// <summary>The settings of <c>Engine:</c> that concern the web.</summary>
public sealed class WebOptions
{
    public const string Section = "Engine";

    /// <summary>Shows the sandbox phone at <c>/sandbox</c>. Default: false.</summary>
    public bool Demo { get; set; }

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of the proxies in front, separated by commas, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.
    /// Default: none.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Where the built client is.</summary>
    internal string ClientRoot { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    internal IEnumerable<string> TrustedProxyList => TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool TryParseNetwork(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network)) return true;
        if (!IPAddress.TryParse(text, out var address)) return false;
        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}

internal sealed class WebOptionsValidation : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var wrong = options.TrustedProxyList.Where(text => !WebOptions.TryParseNetwork(text, out _)).ToArray();
        return wrong.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Engine:TrustedProxies: '{string.Join("', '", wrong)}' is neither an address nor a network.");
    }
}
