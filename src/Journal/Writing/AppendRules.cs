namespace Parloir.Journal.Writing;

/// <summary>What is refused at the door, because the database would not refuse it.</summary>
internal static class AppendRules
{
    /// <exception cref="ArgumentException">It is no append.</exception>
    /// <exception cref="AppendRefusedException">A name has no form in UTF-8: it would be stored as another one.</exception>
    public static void Check(Append append)
    {
        if (append.Events.Count == 0 || append.ExpectedSequence < 0)
            throw new ArgumentException("An append has at least one event, and expects a sequence that is not negative.", nameof(append));
        CheckText(append.Stream);
        CheckText(append.Workspace);
        for (var i = 0; i < append.Events.Count; i++)
            CheckText(append.Events[i].Kind);
        for (var i = 0; i < append.Keys.Count; i++)
            CheckText(append.Keys[i].Key);
    }

    private static void CheckText(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (System.Text.Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
                throw new AppendRefusedException("A name in the append has half a surrogate pair.");
            rest = rest[length..];
        }
    }
}
