using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S1-20, S1-21, S1-22, S1-23, S1-24, S1-25, S1-33, S2-41, S2-42: labels on a conversation.</summary>
public sealed class LabelTests
{
    private static ConversationCommand.AddLabel Add(string label) => new(Alice, label);

    private static ConversationCommand.RemoveLabel Remove(string label) => new(Alice, label);

    [Fact]
    public void Add_WhenNew_StandsAfterTheOthers()
    {
        var story = Story.Opened().Do(Add("urgent"), Add("vip"), Add("appel"));
        Assert.Equal(["urgent", "vip", "appel"], story.State.Labels.AsEnumerable());
    }

    [Fact]
    public void Add_WhenApplied_ChangesNothing() => Story.Opened().Do(Add("vip")).Try(Add("vip")).IsNothing();

    [Fact]
    public void Add_WhenAppliedInOtherCase_ChangesNothing() => Story.Opened().Do(Add("VIP")).Try(Add("vip")).IsNothing();

    [Fact]
    public void Add_WhenTwentyAreApplied_IsRefused()
    {
        var story = Story.Opened();
        for (var i = 0; i < TextRules.LabelsPerConversation; i++) story.Do(Add($"label {i}"));
        story.Try(Add("one more")).IsRefused(new Rejection.TooManyLabels(20));
        story.Try(Add("label 3")).IsNothing();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" vip")]
    [InlineData("vip ")]
    [InlineData("v/ip")]
    [InlineData("v\nip")]
    [InlineData("v\u001fip")]
    [InlineData("v\0ip")]
    [InlineData(@"\ud83d")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Add_WhenItIsNoLabel_IsRefused(string escaped) =>
        Story.Opened().Try(Add(Regex.Unescape(escaped))).IsRefused(new Rejection.LabelInvalid(40));

    [Theory]
    [InlineData("v")]
    [InlineData("Relance à prévoir")]
    [InlineData("🔥 hot")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Add_WhenItIsALabel_IsTaken(string label) => Assert.Equal([label], Story.Opened().Do(Add(label)).State.Labels.AsEnumerable());

    [Fact]
    public void Remove_WhenApplied_TakesTheOneThatIsApplied()
    {
        var story = Story.Opened().Do(Add("VIP"), Add("urgent"));
        Assert.Equal(new ConversationEvent.LabelRemoved(Alice, "VIP"), story.Try(Remove("vip")).Single<ConversationEvent.LabelRemoved>());
        Assert.Equal(["urgent"], story.State.Labels.AsEnumerable());
    }

    [Fact]
    public void Remove_WhenNotApplied_ChangesNothing() => Story.Opened().Try(Remove("vip")).IsNothing();

    [Fact]
    public void Add_WhenResolved_IsTaken() =>
        Assert.Equal(["vip"], Story.Opened().Do(new ConversationCommand.Resolve(Alice), Add("vip")).State.Labels.AsEnumerable());
}
