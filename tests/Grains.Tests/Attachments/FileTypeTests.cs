using System.Text;
using Parloir.Grains.Attachments;

namespace Parloir.Grains.Tests.Attachments;

/// <summary>What a file is, is told by its content (S0-28, S2-33).</summary>
public sealed class FileTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A46", "image/jpeg")]
    [InlineData("89504E470D0A1A0A", "image/png")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("52494646000000005745425056503820", "image/webp")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("000000186674797069736F6D", "video/mp4")]
    [InlineData("0000001866747970336770340000", "video/3gpp")]
    [InlineData("00000018667479704D344120", "audio/mp4")]
    [InlineData("0000001866747970686569630000", "image/heic")]
    [InlineData("4F67675300", "audio/ogg")]
    [InlineData("2321414D520A", "audio/amr")]
    [InlineData("494433030000", "audio/mpeg")]
    [InlineData("FFF15080", "audio/aac")]
    [InlineData("504B030414000600", "application/zip")]
    [InlineData("7F454C46020101000000", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void Of_WhenTheFirstBytesTell_BelievesThem(string hex, string expected) =>
        Assert.Equal(expected, FileType.Of(Convert.FromHexString(hex), [], "invoice.pdf"));

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("other.xml", "application/zip")]
    public void Of_WhenItIsAnOfficeFile_LooksAtItsParts(string part, string expected) =>
        Assert.Equal(expected, FileType.Of(Encoding.ASCII.GetBytes("PK\u0003\u0004....[Content_Types].xml"), Encoding.ASCII.GetBytes(part), ""));

    [Theory]
    [InlineData("a.doc", "application/msword")]
    [InlineData("a.XLS", "application/vnd.ms-excel")]
    [InlineData("a.exe", "application/x-ole-storage")]
    public void Of_WhenItIsAnOldOfficeFile_TheNameTellsWhich(string name, string expected) =>
        Assert.Equal(expected, FileType.Of(Convert.FromHexString("D0CF11E0A1B11AE1"), [], name));

    [Fact]
    public void Of_WhenItIsText_IsNeverAPage()
    {
        Assert.Equal("text/plain", FileType.Of("<html><script>alert(1)</script>"u8, [], "page.html"));
        Assert.Equal("text/plain", FileType.Of("Où ça ?"u8, [], ""));
        Assert.Equal(FileType.Unknown, FileType.Of([0x41, 0x00, 0x42], [], "a.txt"));
        Assert.Equal(FileType.Unknown, FileType.Of([0xC3, 0x28], [], "a.txt"));
        var cut = Encoding.UTF8.GetBytes(new string('x', FileType.Sample - 1) + "é")[..FileType.Sample];
        Assert.Equal("text/plain", FileType.Of(cut, [], ""));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\ada\cat.jpg", "cat.jpg")]
    [InlineData("a\u202Egnp.exe", "agnp.exe")]
    [InlineData("a\r\nb.png", "ab.png")]
    [InlineData("..", "file.pdf")]
    [InlineData(null, "file.pdf")]
    [InlineData("  facture.pdf ", "facture.pdf")]
    public void Clean_WhenTheNameIsStrange_KeepsWhatIsAName(string? given, string expected) => Assert.Equal(expected, FileNames.Clean(given, "application/pdf"));

    [Fact]
    public void Clean_WhenTheNameIsLong_KeepsItsEnding() => Assert.Matches("^x{116}\\.pdf$", FileNames.Clean(new string('x', 500) + ".pdf", "application/pdf"));
}
