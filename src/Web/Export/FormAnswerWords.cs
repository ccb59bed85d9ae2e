using System.Collections.Immutable;

namespace Parloir.Web.Export;

/// <summary>What a table of answers says besides the form's own labels, in the languages of the desk.</summary>
/// <param name="Separator">What spreadsheets of that language take for one.</param>
internal sealed record FormAnswerWords(ImmutableArray<string> Headings, char Separator)
{
    private static readonly FormAnswerWords English = new(["Answered (UTC)", "Customer", "Phone or address", "Conversation", "Link"], ',');
    private static readonly FormAnswerWords French = new(["Répondu le (UTC)", "Client", "Téléphone ou adresse", "Conversation", "Lien"], ';');

    /// <summary>Null: there is no such language here.</summary>
    public static FormAnswerWords? In(string? language) => language switch
    {
        null or "en" => English,
        "fr" => French,
        _ => null,
    };
}
