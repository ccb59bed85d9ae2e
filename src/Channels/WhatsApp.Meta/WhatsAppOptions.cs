using System.ComponentModel.DataAnnotations;

namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>Settings under <c>Engine:WhatsApp</c>.</summary>
public sealed class WhatsAppOptions
{
    public const string Section = "Engine:WhatsApp";

    /// <summary>Where Meta's Graph API is; default <c>https://graph.facebook.com</c>. A path in it stands before the version.</summary>
    [Required]
    public Uri GraphAddress { get; set; } = new("https://graph.facebook.com");

    /// <summary>Default <c>v23.0</c>.</summary>
    [Required, RegularExpression(@"^v\d{1,3}\.\d{1,3}$")]
    public string GraphVersion { get; set; } = "v23.0";

    /// <summary>
    /// Hosts (with what is below them) that Meta may send us to for media, beside the Graph API's own; the access token is shown to no other. Default
    /// <c>fbsbx.com</c>, <c>facebook.com</c> and <c>whatsapp.net</c> when none is given.
    /// </summary>
    public IList<string> MediaHosts { get; } = [];

    /// <summary>How long the upload of a file, or the beginning of a download, may take; default 90 s, 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan MediaTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How long one send may take before its outcome counts as unknown; default 20 s, 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest webhook body, in bytes; default 1 MiB, 64 KiB to 16 MiB. Meta's own limit for a payload is 3 MB, its batches stay far below 1 MiB.</summary>
    [Range(64 * 1024, 16 * 1024 * 1024)]
    public int LongestBody { get; set; } = 1024 * 1024;

    /// <summary>Webhooks of one account in flight at once, others wait in a queue of ten times as many; default 512, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 512;

    /// <summary>Webhooks of one account a second, with a burst of twice as many; default 50,000, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Rate { get; set; } = 50_000;

    internal Uri Graph(string path) => new($"{GraphAddress.AbsoluteUri.TrimEnd('/')}/{GraphVersion}/{path}");
}
