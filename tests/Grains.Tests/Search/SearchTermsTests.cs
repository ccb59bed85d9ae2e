using Npgsql;
using Parloir.Grains.Search;

namespace Parloir.Grains.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData(100, 1000, 100, "facture|livraison|retard", null)]
    [InlineData(100, 1001, 100, "facture|retard", "livraison")]
    [InlineData(5000, 40000, 2, "retard", "facture|livraison")]
    [InlineData(0, 0, 0, "facture|livraison|retard", null)]
    [InlineData(50_000, 900_000, 50_000, "facture|retard", "livraison")]
    [InlineData(50_001, 900_000, 50_001, "facture|livraison|retard", null)]
    public void Split_ByWhatEachIsExpectedToFind_LeavesToTheRowsWhatIsMoreThanTenTimesTheRarest(double first, double second, double third, string ofIndex, string? ofRows)
    {
        var split = SearchTerms.Of("facture livraison retard").Split([first, second, third]);
        Assert.Equal((ofIndex, ofRows), (Words(split.OfIndex), split.OfRows is { } terms ? Words(terms) : null));
    }

    private static string Words(SearchTerms terms)
    {
        using var command = new NpgsqlCommand();
        terms.Any(command.Parameters);
        return string.Join('|', command.Parameters.Select(parameter => parameter.Value));
    }
}
