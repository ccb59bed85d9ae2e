using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace Parloir.Runtime.Hosting;

/// <summary>How this process takes part in a cluster. Section <c>Engine:Cluster</c>; validated at start.</summary>
public sealed class ClusterOptions
{
    public const string Section = "Engine:Cluster";
    private const int SecretLength = 16;

    /// <summary>IP address and port that other silos connect to, such as <c>10.0.0.5:7800</c>. Default empty: this process is alone.</summary>
    public string Listen { get; set; } = "";

    /// <summary>Host and port by which other silos reach this one. Default: <see cref="Listen"/>.</summary>
    public string Advertise { get; set; } = "";

    /// <summary>What all silos of the cluster know and nobody else: at least 16 characters. Needed with <see cref="Listen"/>.</summary>
    public string Secret { get; set; } = "";

    public bool IsAlone => Listen.Length == 0;

    /// <summary>Only of options that are valid and not alone.</summary>
    public IPEndPoint ListenEndPoint => IPEndPoint.Parse(Listen);

    /// <summary>Host and port for <see cref="Placement.SiloAddress.Create"/>. Only of options that are valid and not alone.</summary>
    public (string Host, int Port) AdvertisedAt
    {
        get
        {
            var text = Advertise.Length > 0 ? Advertise : Listen;
            return Split(text) ?? throw new FormatException($"'{text}' is not a host and a port.");
        }
    }

    /// <summary>What is wrong with the options, in one sentence; null when nothing is.</summary>
    internal string? Problem()
    {
        if (IsAlone) return Advertise.Length > 0 ? $"{Section}:{nameof(Advertise)} is set without {Section}:{nameof(Listen)}: a silo that others reach must listen." : null;
        if (Split(Listen) is null || !IPEndPoint.TryParse(Listen, out var listen))
            return $"{Section}:{nameof(Listen)} '{Listen}' is not an IP address and a port, such as 10.0.0.5:7800.";
        if (Advertise.Length > 0 && Split(Advertise) is null)
            return $"{Section}:{nameof(Advertise)} '{Advertise}' is not a host and a port, such as silo-1.internal:7800.";
        if (Advertise.Length == 0 && (listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any)))
            return $"{Section}:{nameof(Advertise)} must say how others reach this silo, because {nameof(Listen)} names every address.";
        return Secret.Length < SecretLength ? $"{Section}:{nameof(Secret)} must have at least {SecretLength} characters." : null;
    }

    private static (string Host, int Port)? Split(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return null;
        var bracketed = text[0] == '[' && text[colon - 1] == ']';
        var host = bracketed ? text[1..(colon - 1)] : text[..colon];
        var valid = port is > 0 and <= ushort.MaxValue && host.Length > 0 && !host.AsSpan().ContainsAny('/', '[', ']') && (bracketed || !host.Contains(':'));
        return valid ? (host, port) : null;
    }
}

internal sealed class ClusterOptionsValidation : IValidateOptions<ClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, ClusterOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
