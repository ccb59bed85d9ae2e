using System.Globalization;
using System.Text;
using Parloir.Grains.Insight;

namespace Parloir.Web.Export;

/// <summary>A report as a table that spreadsheets open: a row each, and the total below.</summary>
internal static class ReportTable
{
    /// <param name="former">Agents who are deactivated.</param>
    public static byte[] Of(Report report, ReportWords words, IReadOnlySet<string> former)
    {
        var table = new StringBuilder(CsvLine.Of([words.Dimensions[(int)report.By], .. words.Figures], words.Separator));
        foreach (var row in report.Rows) table.Append(LineOf(words.NameOf(report.By, row, former), row.Figures));
        table.Append(LineOf(words.Total, report.Total));
        // Without its mark at the beginning a spreadsheet reads UTF-8 as something else.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];

        string LineOf(string name, ReportFigures of) => CsvLine.Of(
            [
                name, Count(of.Opened), Count(of.Reopened), Count(of.Resolved), Count(of.Received), Count(of.Sent), Count(of.Answered), Count(of.InTime),
                Duration(of.ResponseMedian), Duration(of.ResponseNinetieth), Duration(of.ResolutionMedian),
            ], words.Separator);
    }

    private static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Hours, minutes and seconds, however many hours: what spreadsheets calculate with.</summary>
    private static string Duration(long? seconds) =>
        seconds is { } all ? string.Create(CultureInfo.InvariantCulture, $"{all / 3600}:{all / 60 % 60:00}:{all % 60:00}") : "";
}
