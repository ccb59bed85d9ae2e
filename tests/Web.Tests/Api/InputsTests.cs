using Parloir.Web.Api;

namespace Parloir.Web.Tests.Api;

public sealed class InputsTests
{
    [Theory]
    [InlineData("Alice", true)]
    [InlineData("\u0633\u0627\u0631\u0629", true)]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("\u200b\u3164", false)]
    [InlineData("Alice\u202e", false)]
    public void IsName_WhenAsked_IsSeenAndTurnsNothingAround(string? text, bool name) => Assert.Equal(name, Inputs.IsName(text, 10));

    [Fact]
    public void IsName_WhenLong_EndsAtItsLimit()
    {
        Assert.True(Inputs.IsName(new string('a', 10), 10));
        Assert.False(Inputs.IsName(new string('a', 11), 10));
    }
}
