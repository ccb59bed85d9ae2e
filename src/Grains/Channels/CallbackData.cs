using System.Globalization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Channels;

/// <summary>Names a message towards a provider that gives it back with each status: <c>conversation/sequence</c>.</summary>
internal readonly record struct CallbackData(ConversationId Conversation, long Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Conversation}/{Message}");

    /// <summary>Null when it is not ours: other programs may send through the same number.</summary>
    public static CallbackData? Parse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash == 32
            && Guid.TryParseExact(text.AsSpan(0, slash), "N", out _)
            && long.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? new CallbackData(new ConversationId(text![..slash]), message)
            : null;
    }
}
