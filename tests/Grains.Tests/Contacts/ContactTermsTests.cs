using Parloir.Grains.Contacts;
using Parloir.Grains.Searching;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

/// <summary>What somebody who types finds: case, accents and the way of writing a number do not matter.</summary>
public sealed class ContactTermsTests
{
    private static readonly ContactView Zoe = new(
        new ContactId("0192f0c2a1b27000800000000000000b"), "Zoé  D'Été-Łukasz", "+33612345678", null, WhatsApp, Noon, "user", null, null,
        [
            new ContactPoint(ContactPointKind.Phone, "33612345678", WhatsApp.Account), new ContactPoint(ContactPointKind.User, "User-77", WhatsApp.Account),
            new ContactPoint(ContactPointKind.Email, "zoe.ete@example.test", null),
        ],
        [new ContactAttribute("tier", "Gold")], null, [], null);

    [Theory]
    [InlineData("zoe")]
    [InlineData("ZOÉ")]
    [InlineData("zo")]
    [InlineData("ete zoé")]
    [InlineData("d'ét")]
    [InlineData("+33 6 12 34")]
    [InlineData("06 12 34 56 78")]
    [InlineData("0033612345678")]
    [InlineData("612")]
    [InlineData("zoe.ete@example")]
    [InlineData("zoe example")]
    [InlineData("user-77")]
    [InlineData("0192f0c2a1b2")]
    public void Sought_WhenItIsOfTheContact_FindsIt(string text) => Assert.True(Finds(text));

    [Theory]
    [InlineData("oe")]
    [InlineData("zoe bruno")]
    [InlineData("8")]
    [InlineData("gold")]
    [InlineData("ete@example")]
    public void Sought_WhenItIsNot_DoesNotFindIt(string text) => Assert.False(Finds(text));

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("🌸")]
    public void Sought_WhenThereIsNothingToLookFor_IsNone(string text) => Assert.Empty(SearchText.Sought(text));

    [Fact]
    public void Sought_WhenThereAreSeveralWords_HasTheLongestFirst() => Assert.Equal(["martin", "zoe", "de"], SearchText.Sought("Zoé de Martin zoe").ToArray());

    [Theory]
    [InlineData("Zoë ÉTÉ", "zoe ete")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße Œuvre", "strasse oeuvre")]
    [InlineData("e\u0301te\u0301\u001f", "ete")]
    [InlineData("Ελλάδα 東京", "ελλάδα 東京")]
    public void Normalize_WhenTextHasAccents_LeavesThemOut(string text, string bare) => Assert.Equal(bare, SearchText.Normalize(text));

    [Fact]
    public void Of_WhenItHasAttributes_FindsThemByTheWholeValueOnly() => Assert.Contains(new Term("contact.tier", "Gold"), ContactTerms.Of(Zoe));

    [Fact]
    public void Normalize_WhenTextIsOdd_NeverFails() =>
        Holds.ForAll(FsCheck.Fluent.ArbMap.GeneratorFor<string>(FsCheck.Fluent.ArbMap.Default), text =>
        {
            var storable = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
            Assert.DoesNotContain(SearchText.Normalize(storable), char.IsControl);
            Assert.All(SearchText.Words(storable), word => Assert.InRange(word.Length, 1, SearchText.TermLimit));
        });

    private static bool Finds(string text)
    {
        var terms = ContactTerms.Of(Zoe).Where(term => term.Field == ContactTerms.Field).ToList();
        return SearchText.Sought(text).All(word => terms.Any(term => term.Text.StartsWith(word, StringComparison.Ordinal)));
    }
}
