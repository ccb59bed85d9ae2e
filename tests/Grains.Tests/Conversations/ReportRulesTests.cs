using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S3-18, S3-19, S3-23, S3-26, S3-27, S3-28, S3-29: what programs outside report for the history.</summary>
public sealed class ReportRulesTests
{
    private static readonly ReportedEvent Sale = new(EventCategory.Broadcast, "Spring sale", "sale-1", "https://example.test/sale");

    public static TheoryData<string, ReportedEvent> Wrong() => new()
    {
        { "name", Sale with { Name = " " } },
        { "name", Sale with { Name = new string('x', 201) } },
        { "name", Sale with { Name = "a\nb" } },
        { "name", Sale with { Name = "a\0" } },
        { "referenceCode", Sale with { ReferenceCode = "" } },
        { "referenceCode", Sale with { ReferenceCode = new string('x', 201) } },
        { "sourceUrl", Sale with { SourceUrl = "javascript:alert(1)" } },
        { "sourceUrl", Sale with { SourceUrl = "/sale" } },
        { "sourceUrl", Sale with { SourceUrl = "https://example.test/" + new string('x', 2000) } },
    };

    [Theory]
    [InlineData(EventCategory.Broadcast)]
    [InlineData(EventCategory.Workflow)]
    [InlineData(EventCategory.PageChange)]
    public void Report_WhenTheConversationIsOpen_IsAnActivityOfItsCategory(EventCategory category)
    {
        var story = Story.Opened().After(TimeSpan.FromHours(2)).Do(Report(Sale with { Category = category }, Noon.AddHours(1)));
        var recorded = story.Events[^1];
        Assert.Equal(Noon.AddHours(1), recorded.OccurredAt);
        var shown = Assert.IsType<TimelineItem.Activity>(Assert.IsType<TimelineChange.ItemAdded>(ConversationShowing.Change(CarlaCard, recorded)).Item);
        Assert.Equal((Alice, new ActivityDetail.EventReported(category, "Spring sale", "sale-1", "https://example.test/sale")), (shown.Actor, shown.Detail));
        // The customer neither wrote nor was written to: the lists stay as they are.
        Assert.Equal((Noon, Noon), (story.State.LastActivityAt, story.State.WaitingSince));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Report_WhenAMemberIsWrong_NamesIt(string field, ReportedEvent told) => Story.Opened().Try(Report(told)).IsRefused(new Rejection.EventInvalid(field));

    [Fact]
    public void Report_WhenTheCategoryIsOurOwn_IsRefused()
    {
        foreach (var category in Enum.GetValues<EventCategory>().Except([EventCategory.Broadcast, EventCategory.Workflow, EventCategory.PageChange]))
            Story.Opened().Try(Report(Sale with { Category = category })).IsRefused(new Rejection.EventInvalid("category"));
    }

    [Fact]
    public void Report_WhenItHappenedOutsideTheConversation_IsRefused()
    {
        // S3-29, C10.
        var story = Story.Opened().After(TimeSpan.FromHours(1));
        story.Try(Report(Sale, Noon.AddSeconds(-1))).IsRefused(new Rejection.EventInvalid("at"));
        story.Try(Report(Sale, story.Now + ReportRules.ClockDifference + TimeSpan.FromSeconds(1))).IsRefused(new Rejection.EventInvalid("at"));
        story.Do(Report(Sale, story.Now + ReportRules.ClockDifference));
        Assert.Equal(story.Now, story.Events[^1].OccurredAt);
        story.Do(new ConversationCommand.Resolve(Alice)).Try(Report(Sale, null, "2")).IsRefused(new Rejection.ConversationResolved());
    }

    [Fact]
    public void Report_WhenItIsRepeated_IsTheSameOrRefused()
    {
        var reported = new ConversationEvent.EventReported(Alice, Sale);
        Assert.True(WritingRules.IsRepeat(reported, Report(Sale)));
        Assert.False(WritingRules.IsRepeat(reported, Report(Sale with { Name = "Summer sale" })));
        Story.Opened().Do(Report(Sale)).Try(Report(Sale)).IsNothing();
        Story.Opened().Try(Report(Sale, null, " ")).IsRefused(new Rejection.ClientMessageIdInvalid(TextRules.ClientMessageIdLimit));
    }

    private static ConversationCommand.Report Report(ReportedEvent told, DateTimeOffset? at = null, string key = "1") => new(Alice, key, told, at);
}
