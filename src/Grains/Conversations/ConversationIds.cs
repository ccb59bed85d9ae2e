namespace Parloir.Grains.Conversations;

internal static class ConversationIds
{
    private const int DrawnDigits = 4;

    /// <summary>
    /// A new id whose grain lives in the partition of <paramref name="neighbour"/>. Beside its customer's identity a conversation costs a message one way
    /// between silos, not two.
    /// </summary>
    public static ConversationId NewBeside(GrainId neighbour, WorkspaceId workspace, DateTimeOffset now)
    {
        var start = workspace.Key(ConversationId.New(now).Value[..^DrawnDigits]);
        var key = GrainId.KeyIn(neighbour.Partition, 1, "conversation", start);
        return new ConversationId(key[workspace.Key("").Length..]);
    }
}
