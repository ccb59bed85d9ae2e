using System.Security.Cryptography;
using System.Text;

namespace Parloir.Journal.Migrations;

/// <param name="Id">The file's name without its ending: <c>0001-journal</c>.</param>
internal sealed record Migration(string Source, string Id, string Sql)
{
    /// <summary>Of the text with unix line ends, so that a checkout that rewrites them changes nothing.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
