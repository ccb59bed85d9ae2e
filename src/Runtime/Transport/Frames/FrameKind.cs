namespace Parloir.Runtime.Transport.Frames;

/// <summary>First byte of a frame. Numbers are never used again for something else.</summary>
internal enum FrameKind : byte
{
    Hello = 1,
    Challenge = 2,
    Proof = 3,
    Welcome = 4,
    Refusal = 5,

    Call = 16,
    Cancel = 17,
    Answer = 18,
    Failure = 19,

    Ping = 32,
    Pong = 33,
    Goodbye = 34,
}
