using Parloir.Grains.Conversations;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ConversationIdsTests
{
    [Fact]
    public void NewBeside_WhoeverTheNeighbourIs_LivesInHisPartitionAndIsNew()
    {
        var workspace = new WorkspaceId("demo");
        var now = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        var ids = new HashSet<ConversationId>();
        for (var i = 0; i < 1000; i++)
        {
            var neighbour = GrainId.Create("contactidentity", $"demo/acc/336{i:d8}");
            var id = ConversationIds.NewBeside(neighbour, workspace, now);
            Assert.Equal(neighbour.Partition, GrainId.Create("conversation", workspace.Key(id.Value)).Partition);
            Assert.True(ids.Add(id));
            Assert.Equal(32, id.Value.Length);
        }
    }
}
