using Parloir.Grains.Forms;
using static Parloir.Grains.Tests.Forms.FormSamples;

namespace Parloir.Grains.Tests.Forms;

/// <summary>What a form may be (S0-08), and the limits of spec section 2.</summary>
public sealed class FormRulesTests
{
    public static TheoryData<string, int, bool> Lengths() => new()
    {
        { "name", 60, true }, { "name", 61, false }, { "name", 0, false },
        { "title", 60, true }, { "title", 61, false }, { "title", 0, false },
        { "body", 1024, true }, { "body", 1025, false }, { "body", 0, false },
        { "button", 20, true }, { "button", 21, false }, { "button", 0, false },
        { "submit", 35, true }, { "submit", 36, false }, { "submit", 0, false },
        { "fields[0].label", 20, true }, { "fields[0].label", 21, false }, { "fields[0].label", 0, false },
        { "fields[0].id", 40, true }, { "fields[0].id", 41, false }, { "fields[0].id", 0, false },
        { "fields[0].options", 30, true }, { "fields[0].options", 31, false }, { "fields[0].options", 0, false },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Fault_AtTheEdgeOfALimit_NamesTheMember(string member, int length, bool fits)
    {
        var text = new string('a', length);
        var form = member switch
        {
            "name" => Details with { Name = text },
            "title" => Details with { Title = text },
            "body" => Details with { Body = text },
            "button" => Details with { Button = text },
            "submit" => Details with { Submit = text },
            "fields[0].label" => With(FirstName with { Label = text }),
            "fields[0].id" => With(FirstName with { Id = text }),
            _ => With(Size with { Options = [text] }),
        };
        Assert.Equal(fits ? null : member, Fault(form));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("1st")]
    [InlineData("first name")]
    [InlineData("prénom")]
    [InlineData("_name")]
    [InlineData("flow_token")]
    public void Fault_WhenAFieldsIdIsNone_NamesIt(string id) => Assert.Equal("fields[0].id", Fault(With(FirstName with { Id = id })));

    [Fact]
    public void Fault_WhenTwoFieldsHaveOneId_NamesTheSecond() => Assert.Equal("fields[1].id", Fault(With(Phone, Email with { Id = "phone" })));

    [Fact]
    public void Fault_WhenTwoFieldsUpdateTheSame_NamesTheSecond() => Assert.Equal("fields[1].updates", Fault(With(Email, Email with { Id = "other" })));

    [Theory]
    [InlineData(ContactField.Email, FormInputKind.Text, null, false)]
    [InlineData(ContactField.Email, FormInputKind.Email, null, true)]
    [InlineData(ContactField.Phone, FormInputKind.Email, null, false)]
    [InlineData(ContactField.Phone, FormInputKind.Phone, null, true)]
    [InlineData(ContactField.Name, FormInputKind.Text, null, true)]
    [InlineData(ContactField.Name, FormInputKind.LongText, null, false)]
    [InlineData(ContactField.Name, FormInputKind.Text, "size", false)]
    [InlineData(ContactField.Attribute, FormInputKind.Number, "size", true)]
    [InlineData(ContactField.Attribute, FormInputKind.Number, null, false)]
    [InlineData(ContactField.Attribute, FormInputKind.Number, " ", false)]
    public void Fault_WhenAnAnswerGoesToTheContact_FitsTheKindOfTheField(ContactField target, FormInputKind kind, string? attribute, bool fits) => // S0-10
        Assert.Equal(fits ? null : "fields[0].updates", Fault(With(FirstName with { Kind = kind, Updates = new ContactUpdate(target, attribute) })));

    [Fact]
    public void Fault_OfOptions_NamesThem()
    {
        Assert.Null(Fault(With(Size)));
        Assert.Null(Fault(With(Size with { Options = Numbered(200) })));
        Assert.Equal("fields[0].options", Fault(With(Size with { Options = Numbered(201) })));
        Assert.Equal("fields[0].options", Fault(With(Size with { Options = [] })));
        Assert.Equal("fields[0].options", Fault(With(Size with { Options = [null!] })));
        Assert.Equal("fields[0].options", Fault(With(Size with { Options = default })));
        Assert.Equal("fields[0].options", Fault(With(Size with { Options = ["S", "S"] })));
        Assert.Equal("fields[0].options", Fault(With(Phone with { Options = ["S"] })));
    }

    [Fact]
    public void Fault_OfTheNumberOfFields_NamesThem()
    {
        Assert.Equal("fields", Fault(With()));
        Assert.Equal("fields", Fault(Details with { Fields = default }));
        Assert.Equal("fields", Fault(With(Phone, null!)));
        Assert.Null(Fault(With(Many(30))));
        Assert.Equal("fields", Fault(With(Many(31))));
    }

    [Theory]
    [InlineData("Fill in 😀")]
    [InlineData("Two\nlines")]
    [InlineData(" blank ")]
    public void Fault_WhenTheButtonIsNoLineOfText_NamesIt(string text) => Assert.Equal("button", Fault(Details with { Button = text }));

    [Fact]
    public void Fault_OfAKindThatIsNone_NamesIt() => Assert.Equal("fields[0].kind", Fault(With(FirstName with { Kind = (FormInputKind)99, Updates = null })));

    private static FormDraft With(params FormInput[] fields) => Details with { Fields = [.. fields] };

    private static FormInput[] Many(int count) => [.. Enumerable.Range(0, count).Select(number => new FormInput($"field_{number}", "Field", FormInputKind.Text, false, []))];

    private static ImmutableArray<string> Numbered(int count) => [.. Enumerable.Range(0, count).Select(number => $"Option {number}")];

    private static string? Fault(FormDraft draft) => FormRules.Fault(draft.As(new FormId("form")));
}
