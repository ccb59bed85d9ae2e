namespace Parloir.Runtime.Tests;

public sealed class GrainIdTests
{
    [Theory]
    [InlineData("conversation/demo/0192f0c2")]
    [InlineData("a/b")]
    public void Parse_WhenWritten_ReadsTheSame(string text) => Assert.Equal(text, GrainId.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("conversation")]
    [InlineData("/key")]
    [InlineData("type/")]
    public void Parse_WhenNotAnId_Throws(string text) => Assert.Throws<FormatException>(() => GrainId.Parse(text));

    /// <summary>Stored with reminders and agreed on by all silos: these numbers may never change.</summary>
    [Theory]
    [InlineData("conversation/demo/1", 436)]
    [InlineData("contact/demo/é", 460)]
    public void Partition_WhenComputed_IsThePublishedHash(string text, int partition) => Assert.Equal(partition, GrainId.Parse(text).Partition);

    [Fact]
    public void Partition_WhenManyIds_SpreadsThem()
    {
        var sizes = Enumerable.Range(0, 51_200).CountBy(i => GrainId.Create("conversation", $"demo/{i:x8}").Partition).ToDictionary();

        Assert.Equal(GrainId.PartitionCount, sizes.Count);
        Assert.All(sizes.Values, size => Assert.InRange(size, 40, 180));
    }

    [Fact]
    public void KeyIn_WhateverThePartition_PutsTheGrainThere() =>
        Assert.All(Enumerable.Range(0, GrainId.PartitionCount), partition =>
        {
            var key = GrainId.KeyIn(partition, 1, "conversation", "demo/0192f0c2");
            Assert.Matches("^demo/0192f0c2[0-9a-f]{4}$", key);
            Assert.Equal(partition, GrainId.Create("conversation", key).Partition);
        });

    [Fact]
    public void KeyIn_WhenAnyOfSeveralPartitionsWillDo_PutsTheGrainIntoOneOfThem() =>
        Assert.All(Enumerable.Range(0, GrainId.PartitionCount - 16), first =>
            Assert.InRange(GrainId.Create("feed", GrainId.KeyIn(first, 16, "feed", "demo/feed-1-")).Partition, first, first + 15));
}
