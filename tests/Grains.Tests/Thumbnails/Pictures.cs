namespace Parloir.Grains.Tests.Thumbnails;

/// <summary>Pictures of the tests, and what can be told of a drawn one.</summary>
internal static class Pictures
{
    public const string Secret = "Zanzibar";

    /// <summary>1,200 by 800 pixels, to be turned by its metadata, which also name an artist: <see cref="Secret"/>.</summary>
    public static byte[] Turned => Read("turned.jpg");

    public static byte[] Read(string name)
    {
        using var resource = typeof(Pictures).Assembly.GetManifestResourceStream($"Parloir.Grains.Tests.Thumbnails.Fixtures.{name}")!;
        var picture = new byte[resource.Length];
        resource.ReadExactly(picture);
        return picture;
    }

    /// <summary>Of a WebP, by its first header.</summary>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> webp)
    {
        Assert.Equal("RIFF"u8, webp[..4]);
        Assert.Equal("WEBP"u8, webp[8..12]);
        return webp[12..16] switch
        {
            [.., (byte)' '] => (Bits(webp[26..28]) & 0x3FFF, Bits(webp[28..30]) & 0x3FFF),
            [.., (byte)'X'] => (1 + Bits(webp[24..27]), 1 + Bits(webp[27..30])),
            var other => throw new InvalidOperationException($"{System.Text.Encoding.ASCII.GetString(other)} is no header that a thumbnail has."),
        };
    }

    private static int Bits(ReadOnlySpan<byte> bytes) => bytes is [var low, var high, .. var rest] ? low | (high << 8) | (rest.IsEmpty ? 0 : rest[0] << 16) : 0;
}
