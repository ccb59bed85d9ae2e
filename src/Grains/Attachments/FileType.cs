namespace Parloir.Grains.Attachments;

/// <summary>What a file is, told from its own bytes: neither the sender's word nor the name's ending is believed.</summary>
internal static class FileType
{
    /// <summary>How much of a file's beginning, and of its end, tells what it is.</summary>
    public const int Sample = 64 * 1024;
    public const string Unknown = "application/octet-stream";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <param name="fileName">Tells apart the old Office files, which all begin the same; never more than that.</param>
    public static string Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string fileName) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => OfBrand(head[8..]),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [0xFF, 0xF1 or 0xF9, ..] => "audio/aac",
        [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => "audio/mpeg",
        [(byte)'P', (byte)'K', 3, 4, ..] => OfArchive(head, tail),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OfCompoundFile(fileName),
        _ => IsText(head) ? "text/plain" : Unknown,
    };

    /// <summary>A moving WebP says so in its extended header.</summary>
    public static bool IsAnimated(ReadOnlySpan<byte> head) =>
        head.Length > 20 && head[12..16].SequenceEqual("VP8X"u8) && (head[20] & 2) != 0;

    /// <summary>With a dot; empty when there is no usual one.</summary>
    public static string Extension(string mimeType) => mimeType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "application/pdf" => ".pdf",
        "video/mp4" => ".mp4",
        "video/3gpp" => ".3gp",
        "audio/mp4" => ".m4a",
        "audio/ogg" => ".ogg",
        "audio/amr" => ".amr",
        "audio/mpeg" => ".mp3",
        "audio/aac" => ".aac",
        "text/plain" => ".txt",
        Word => ".docx",
        Sheet => ".xlsx",
        Slides => ".pptx",
        _ => "",
    };

    private static string OfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? "audio/mp4"
        : brand.StartsWith("3g"u8) ? "video/3gpp"
        : brand.StartsWith("qt"u8) ? "video/quicktime"
        : brand.StartsWith("hei"u8) || brand.StartsWith("mif1"u8) ? "image/heic"
        : brand.StartsWith("avif"u8) ? "image/avif"
        : "video/mp4";

    /// <summary>The names of an archive's parts stand before each part and once more at the end of the file.</summary>
    private static string OfArchive(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        !Has(head, tail, "[Content_Types].xml"u8) ? "application/zip"
        : Has(head, tail, "word/document"u8) ? Word
        : Has(head, tail, "xl/workbook"u8) ? Sheet
        : Has(head, tail, "ppt/presentation"u8) ? Slides
        : "application/zip";

    private static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, ReadOnlySpan<byte> name) => head.IndexOf(name) >= 0 || tail.IndexOf(name) >= 0;

    private static string OfCompoundFile(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".DOC" => "application/msword",
        ".XLS" => "application/vnd.ms-excel",
        ".PPT" => "application/vnd.ms-powerpoint",
        _ => "application/x-ole-storage",
    };

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)26)) return false;
        // The sample may end within a character.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return cut == 0 || head.Length == Sample;
        return false;
    }
}
