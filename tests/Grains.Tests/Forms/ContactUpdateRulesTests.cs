using Parloir.Grains.Contacts;
using Parloir.Grains.Forms;

namespace Parloir.Grains.Tests.Forms;

/// <summary>Which changes of the contact follow from answers (S0-10).</summary>
public sealed class ContactUpdateRulesTests
{
    [Fact]
    public void ChangesOf_FirstAndLastName_IsOneName_InThatOrder()
    {
        var (labels, change) = Assert.Single(ContactUpdateRules.ChangesOf([Update("Nom", ContactField.LastName, "Lovelace"), Update("Prénom", ContactField.FirstName, "Ada")]));
        Assert.Equal(["Prénom", "Nom"], labels.AsEnumerable());
        Assert.Equal(new ContactChange.Rename("Ada Lovelace"), change);
    }

    [Fact]
    public void ChangesOf_OneOfTheNames_IsThatName() =>
        Assert.Equal(new ContactChange.Rename("Ada"), Assert.Single(ContactUpdateRules.ChangesOf([Update("Prénom", ContactField.FirstName, "Ada")])).Change);

    [Fact]
    public void ChangesOf_TheOthers_IsOneEach()
    {
        var changes = ContactUpdateRules.ChangesOf(
        [
            Update("Name", ContactField.Name, "Ada"), Update("E-mail", ContactField.Email, "ada@example.test"),
            Update("Phone", ContactField.Phone, "+33 6 12"), new FieldUpdate("Size", new ContactUpdate(ContactField.Attribute, "size"), "M"),
        ]);
        Assert.Equal(
            [
                new ContactChange.Rename("Ada"), new ContactChange.AddPoint(ContactPointKind.Email, "ada@example.test"),
                new ContactChange.AddPoint(ContactPointKind.Phone, "+33 6 12"), new ContactChange.SetAttribute("size", "M"),
            ],
            changes.Select(change => change.Change));
        Assert.Equal(["Name", "E-mail", "Phone", "Size"], changes.SelectMany(change => change.Labels));
    }

    private static FieldUpdate Update(string label, ContactField field, string value) => new(label, new ContactUpdate(field), value);
}
