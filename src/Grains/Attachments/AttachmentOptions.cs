using System.ComponentModel.DataAnnotations;

namespace Parloir.Grains.Attachments;

/// <summary>Settings under <c>Engine:Attachments</c>.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Engine:Attachments";

    /// <summary>A folder that all nodes share, for the contents of attachments. Default empty: they are kept in the database, and a cluster needs nothing else.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The largest file that can be uploaded or fetched, in bytes; default 100 MiB, 1 MiB to 2 GiB. Channels have lower limits of their own.</summary>
    [Range(1L << 20, 1L << 31)]
    public long Largest { get; set; } = 100L << 20;
}
