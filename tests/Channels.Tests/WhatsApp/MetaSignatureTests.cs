using System.Text;
using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class MetaSignatureTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("hello world");
    private const string Right = "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";

    [Theory]
    [InlineData(Right, "Valid")]
    [InlineData("SHA256=F39034B29165EC6A5104D9AEF27266484AB26C8CAA7BCA8BCB2DD02E8BE61B17", "Valid")]
    [InlineData("", "Missing")]
    [InlineData("sha256=", "Malformed")]
    [InlineData("sha256=wrong", "Malformed")]
    [InlineData("sha1=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17", "Malformed")]
    [InlineData("f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17", "Malformed")]
    [InlineData("sha256=g39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17", "Malformed")]
    [InlineData("sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17,", "Malformed")]
    [InlineData("sha256=e39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17", "Wrong")]
    [InlineData("sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b18", "Wrong")]
    public void Check_OfHeader_TellsWhatIsWrong(string header, string verdict) =>
        Assert.Equal(verdict, MetaSignature.Check(Body, header, "sesame").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("demo-app-secret")]
    [InlineData("ключ")]
    public void Sign_ThenCheck_IsValidForThatSecretAndBodyOnly(string secret)
    {
        var header = MetaSignature.Sign(Body, secret);

        Assert.Equal(SignatureVerdict.Valid, MetaSignature.Check(Body, header, secret));
        Assert.Equal(SignatureVerdict.Wrong, MetaSignature.Check(Body, header, secret + "x"));
        Assert.Equal(SignatureVerdict.Wrong, MetaSignature.Check("hello  world"u8, header, secret));
    }

    [Fact]
    public void Sign_WithSecretLongerThanTheStackBuffer_IsTheSameAsTheFrameworks()
    {
        var secret = new string('é', 1000);

        var expected = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Body);

        Assert.Equal("sha256=" + Convert.ToHexStringLower(expected), MetaSignature.Sign(Body, secret));
    }

    [Fact]
    public void Check_AllocatesNothing()
    {
        for (var i = 0; i < 100; i++)
            MetaSignature.Check(Body, Right, "sesame");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            MetaSignature.Check(Body, Right, "sesame");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
    }

    [Fact]
    public void Check_OfPublishedVectors_AgreesWithEach()
    {
        foreach (var file in Samples.Files("signatures").Where(file => file.Contains("meta-x-hub", StringComparison.Ordinal)))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var vector in document.RootElement.GetProperty("vectors").EnumerateArray())
            {
                if (vector.GetProperty("alg").GetString() != "sha256")
                    continue;
                var body = Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!);
                var verdict = MetaSignature.Check(body, vector.GetProperty("header").GetString(), vector.GetProperty("secret").GetString()!);
                Assert.True(vector.GetProperty("expect").GetBoolean() == (verdict == SignatureVerdict.Valid), vector.GetProperty("id").GetString());
            }
        }
    }
}
