using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Tests.Channels;

/// <summary>Every kind of parameter that a WhatsApp template has (S2-10, S2-35, S2-36).</summary>
public sealed class TemplateRulesTests
{
    private static readonly MessageTemplate Plain = new(
        "1", "order", "fr", TemplateCategory.Utility, TemplateStatus.Approved, TemplateQuality.Green, TemplateParameterFormat.Positional, null, "Bonjour {{1}}, commande {{2}}.", "Parloir", []);

    [Fact]
    public void Fill_WhenEveryVariableHasItsValue_RendersWhatTheCustomerSees()
    {
        var content = Filled(Plain, Body(("1", "Ada"), ("2", "{{1}}")));
        Assert.Equal("Bonjour Ada, commande {{1}}.", content.Rendering.Body);
        Assert.Equal("Parloir", content.Rendering.Footer);
    }

    [Fact]
    public void Fill_WhenVariablesAreNamed_TakesThemByName()
    {
        var named = Plain with { Format = TemplateParameterFormat.Named, Body = "Bonjour {{first_name}} !", Header = new TemplateHeader(TemplateHeaderKind.Text, "Commande {{number}}") };
        var content = Filled(named, Body(("first_name", "Ada")) with { Header = new TemplateHeaderValue(new TemplateVariable("number", "42"), null, null) });
        Assert.Equal(("Commande 42", "Bonjour Ada !"), (content.Rendering.Header, content.Rendering.Body));
    }

    [Theory]
    [InlineData(TemplateStatus.Pending)]
    [InlineData(TemplateStatus.Rejected)]
    [InlineData(TemplateStatus.Paused)]
    [InlineData(TemplateStatus.Disabled)]
    [InlineData(TemplateStatus.Archived)]
    public void Fill_WhenTheTemplateIsNotApproved_IsRefused(TemplateStatus status) => // S2-10
        Assert.Equal(new Rejection.TemplateNotApproved(status.ToString()), Refused(Plain with { Status = status }, Body(("1", "a"), ("2", "b"))));

    [Fact]
    public void Fill_WhenTheCatalogueLacksIt_IsRefused() =>
        Assert.Equal(new Rejection.UnknownTemplate(), TemplateRules.Fill(ChannelType.WhatsApp, null, TemplateValues.None).Wrong);

    [Fact]
    public void Fill_WhenValuesAreMissingOrTooMany_SaysWhich()
    {
        Assert.Equal(new Rejection.TemplateParameterMissing("body.2"), Refused(Plain, Body(("1", "Ada"))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("body.3"), Refused(Plain, Body(("1", "Ada"), ("2", "b"), ("3", "c"))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("body.1"), Refused(Plain, Body(("1", "Ada"), ("2", "b"), ("1", "c"))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("header"), Refused(Plain, Body(("1", "a"), ("2", "b")) with { Header = new(new TemplateVariable("1", "x"), null, null) }));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("buttons.0"), Refused(Plain, Body(("1", "a"), ("2", "b")) with { Buttons = [new(0, "x")] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a     b")]
    [InlineData("a\0b")]
    public void Fill_WhenTheProviderWouldRefuseTheValue_IsRefused(string value) =>
        Assert.Equal(new Rejection.TemplateParameterInvalid("body.1"), Refused(Plain, Body(("1", value), ("2", "b"))));

    [Fact]
    public void Fill_WhenTheResultIsTooLong_IsRefused() =>
        Assert.IsType<Rejection.TextTooLong>(Refused(Plain, Body(("1", new string('x', 1020)), ("2", "b"))));

    [Theory]
    [InlineData(TemplateHeaderKind.Image, "image/png", true)]
    [InlineData(TemplateHeaderKind.Video, "video/mp4", true)]
    [InlineData(TemplateHeaderKind.Document, "application/pdf", true)]
    [InlineData(TemplateHeaderKind.Image, "application/pdf", false)]
    [InlineData(TemplateHeaderKind.Document, "image/png", false)]
    public void Fill_WhenTheHeaderIsAFile_TakesOneOfItsKind(TemplateHeaderKind kind, string mimeType, bool isTaken)
    {
        var template = Plain with { Body = "Voilà.", Header = new TemplateHeader(kind, null) };
        var values = TemplateValues.None with { Header = new(null, new StoredFile(new BlobId(new string('a', 64)), "f", mimeType, 1), null) };
        Assert.Equal(new Rejection.TemplateParameterMissing("header"), Refused(template, TemplateValues.None));
        if (isTaken) Assert.Equal("f", Filled(template, values).Rendering.HeaderFile!.FileName);
        else Assert.Equal(new Rejection.TemplateParameterInvalid("header"), Refused(template, values));
    }

    [Fact]
    public void Fill_WhenTheHeaderIsAPlace_TakesOneOnEarth()
    {
        var template = Plain with { Body = "Ici.", Header = new TemplateHeader(TemplateHeaderKind.Location, null) };
        Assert.Equal("Paris", Filled(template, At(new TemplateLocation(48.8, 2.3, "Paris", "1 rue"))).Rendering.HeaderLocation!.Name);
        Assert.Equal(new Rejection.TemplateParameterInvalid("header"), Refused(template, At(new TemplateLocation(91, 2.3, "Paris", "1 rue"))));

        static TemplateValues At(TemplateLocation place) => TemplateValues.None with { Header = new(null, null, place) };
    }

    [Fact]
    public void Fill_WhenButtonsTakeValues_ChecksEach()
    {
        var template = Plain with
        {
            Body = "Oui ?",
            Buttons =
            [
                new(TemplateButtonKind.QuickReply, "Oui", null), new(TemplateButtonKind.Url, "Suivre", "https://example.test/{{1}}"),
                new(TemplateButtonKind.CopyCode, "Copier", null), new(TemplateButtonKind.PhoneNumber, "Appeler", "+33"),
            ],
        };
        var content = Filled(template, Buttons((1, "a/b"), (2, "PROMO")));
        Assert.Equal("https://example.test/a/b", content.Rendering.Buttons[1].Target);
        Assert.Equal("yes", Filled(template, Buttons((0, "yes"), (1, "a"), (2, "P"))).Values.Buttons[0].Value);
        Assert.Equal(new Rejection.TemplateParameterMissing("buttons.1"), Refused(template, Buttons((2, "PROMO"))));
        Assert.Equal(new Rejection.TemplateParameterInvalid("buttons.1"), Refused(template, Buttons((1, "a b"), (2, "P"))));
        Assert.Equal(new Rejection.TemplateParameterInvalid("buttons.2"), Refused(template, Buttons((1, "a"), (2, new string('x', 16)))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("buttons.3"), Refused(template, Buttons((1, "a"), (2, "P"), (3, "x"))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("buttons.4"), Refused(template, Buttons((1, "a"), (2, "P"), (4, "x"))));
        Assert.Equal(new Rejection.TemplateParameterUnexpected("buttons.1"), Refused(template, Buttons((1, "a"), (1, "b"), (2, "P"))));
    }

    [Fact]
    public void Fill_WhenItIsAnAuthenticationTemplate_TakesTheCodeOnce()
    {
        var template = Plain with { Category = TemplateCategory.Authentication, Body = "*{{1}}* est votre code.", Buttons = [new(TemplateButtonKind.Otp, "Copier", null)] };
        Assert.Equal(new TemplateButtonValue(0, "123456"), Filled(template, Body(("1", "123456"))).Values.Buttons[0]);
    }

    [Fact]
    public void Fill_WhenTheTemplateHasAPartThatCameAfterUs_IsRefused() =>
        Assert.IsType<Rejection.ContentNotSupported>(Refused(Plain with { Buttons = [new(TemplateButtonKind.Other, "CAROUSEL", null)] }, Body(("1", "a"), ("2", "b"))));

    private static TemplateValues Body(params (string Name, string Text)[] values) => TemplateValues.None with { Body = [.. values.Select(value => new TemplateVariable(value.Name, value.Text))] };

    private static TemplateValues Buttons(params (int Index, string Value)[] values) => TemplateValues.None with { Buttons = [.. values.Select(value => new TemplateButtonValue(value.Index, value.Value))] };

    private static MessageContent.Template Filled(MessageTemplate template, TemplateValues values)
    {
        var (content, wrong) = TemplateRules.Fill(ChannelType.WhatsApp, template, values);
        Assert.Null(wrong);
        return content!;
    }

    private static Rejection Refused(MessageTemplate template, TemplateValues values) => TemplateRules.Fill(ChannelType.WhatsApp, template, values).Wrong!;
}
