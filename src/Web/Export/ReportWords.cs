using System.Collections.Immutable;
using Parloir.Grains.Insight;

namespace Parloir.Web.Export;

/// <summary>What a report's table says, in the languages of the desk.</summary>
/// <param name="Dimensions">In the order of <see cref="ReportDimension"/>.</param>
/// <param name="Deleted">Behind the name of what is there no more, in that order as well.</param>
/// <param name="None">The row of conversations that have none.</param>
/// <param name="Separator">What spreadsheets of that language take for one.</param>
/// <param name="Desk">What the table on the screen says.</param>
internal sealed record ReportWords(ImmutableArray<string> Dimensions, ImmutableArray<string> Deleted, ImmutableArray<string> Figures, string Total, string None, char Separator, DeskWords Desk)
{
    private static readonly ReportWords English = new(
        ["Department", "Keyword", "Label", "Inbox", "Team", "Agent"],
        [.. Enumerable.Repeat("(deleted)", 6)],
        ["Opened", "Reopened", "Resolved", "Messages in", "Messages out", "First responses", "Within the target", "First response, median", "First response, 90th percentile", "Resolution, median"],
        "Total", "(none)", ',', DeskWords.In("en")!);
    private static readonly ReportWords French = new(
        ["Département", "Mot-clé", "Étiquette", "Boîte de réception", "Équipe", "Agent"],
        ["(supprimé)", "(supprimé)", "(supprimée)", "(supprimée)", "(supprimée)", "(supprimé)"],
        ["Ouvertes", "Rouvertes", "Résolues", "Messages reçus", "Messages envoyés", "Premières réponses", "Dans l’objectif", "Première réponse, médiane", "Première réponse, 90e centile", "Résolution, médiane"],
        "Total", "(aucun)", ';', DeskWords.In("fr")!);

    /// <param name="former">Agents who are deactivated.</param>
    public string NameOf(ReportDimension by, ReportRow row, IReadOnlySet<string> former)
    {
        if (row.Id is null) return None;
        var name = row.Name ?? row.Id;
        return row.Deleted ? $"{name} {Deleted[(int)by]}"
            : by == ReportDimension.Agent && former.Contains(row.Id) ? Desk.Say("people.inactive", ("name", name))
            : name;
    }

    /// <summary>Null: there is no such language here.</summary>
    public static ReportWords? In(string? language) => language switch
    {
        null or "en" => English,
        "fr" => French,
        _ => null,
    };
}
