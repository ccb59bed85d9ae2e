using Parloir.Web.Export;

namespace Parloir.Web.Tests.Export;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.test\")", "\"'=HYPERLINK(\"\"http://evil.test\"\")\"\r\n")]
    [InlineData("+1+cmd|' /C calc'!A0", "\"'+1+cmd|' /C calc'!A0\"\r\n")]
    [InlineData("-2+3", "\"'-2+3\"\r\n")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"\r\n")]
    [InlineData("\t=1", "\"'\t=1\"\r\n")]
    [InlineData("  =1", "\"'  =1\"\r\n")]
    [InlineData("＝1", "\"'＝1\"\r\n")]
    [InlineData("\rx", "\"'\rx\"\r\n")]
    public void Of_WhatASpreadsheetWouldCalculate_IsAText(string cell, string line) => Assert.Equal(line, CsvLine.Of([cell], ','));

    [Theory]
    [InlineData("Ada")]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("12")]
    public void Of_OrdinaryText_IsLeftAsItIs(string cell) => Assert.Equal($"\"{cell}\"\r\n", CsvLine.Of([cell], ','));

    [Fact]
    public void Of_SeveralCells_KeepsSeparatorsAndLinesWithinThem() =>
        Assert.Equal("\"a;b\";\"c\nd\";\"e\"\"f\"\r\n", CsvLine.Of(["a;b", "c\nd", "e\"f"], ';'));
}
