namespace Parloir.Bench.Hub;

/// <summary>Whether pushes fit onto each other: RT-2 for the list, RT-3 for the conversation.</summary>
internal sealed class PushOrder
{
    private long _view = -1;
    private long _conversation = -1;

    public int Breaks { get; private set; }

    public void BeginView(ReadOnlySpan<byte> push) => _view = ViewSequence(push);

    public void View(ReadOnlySpan<byte> push) => Follow(ref _view, ViewSequence(push) - 1, ViewSequence(push));

    public void BeginConversation(ReadOnlySpan<byte> push) => _conversation = JsonNumber.After(push, "\"sequence\":"u8);

    public void Conversation(ReadOnlySpan<byte> push) =>
        Follow(ref _conversation, JsonNumber.After(push, "\"since\":"u8), JsonNumber.After(push, "\"sequence\":"u8));

    private void Follow(ref long position, long since, long sequence)
    {
        if (since != position) Breaks++;
        position = sequence;
    }

    private static long ViewSequence(ReadOnlySpan<byte> push) => JsonNumber.After(push[push.IndexOf("\"position\":"u8)..], "\"sequence\":"u8);
}
