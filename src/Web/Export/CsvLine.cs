namespace Parloir.Web.Export;

/// <summary>A line of a table that spreadsheets open (RFC 4180).</summary>
internal static class CsvLine
{
    /// <param name="separator">What the reader's spreadsheet takes for one: those of countries that write 0,5 want a semicolon.</param>
    public static string Of(IEnumerable<string> cells, char separator) => $"{string.Join(separator, cells.Select(Cell))}\r\n";

    /// <summary>Always quoted. What a customer wrote must stay a text: whatever a spreadsheet would calculate gets the apostrophe that says so.</summary>
    private static string Cell(string text) => $"\"{(IsFormula(text) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Spreadsheets look past blanks, and take the wide forms of the signs as well.</summary>
    private static bool IsFormula(string text) =>
        text is ['\t' or '\r' or '\n', ..] || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
