namespace Parloir.Web;

/// <summary>Reads the named queries that stand beside the classes that run them.</summary>
internal static class Sql
{
    /// <param name="name">Path under the project with dots, such as <c>Auth.Tokens.FindToken</c>.</param>
    public static string Read(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"Parloir.Web.{name}.sql")
            ?? throw new InvalidOperationException($"There is no query {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
