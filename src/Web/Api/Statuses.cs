using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Api;

/// <summary>The statuses that an agent can set by name.</summary>
internal static class Statuses
{
    /// <summary>Null for what is no such status.</summary>
    public static Func<Actor.Agent, ConversationCommand>? CommandOf(string name) => ViewKey.TryParseStatus(name, out var status) ? status switch
    {
        ConversationStatus.Open => by => new ConversationCommand.Reopen(by),
        ConversationStatus.Pending => by => new ConversationCommand.SetPending(by),
        ConversationStatus.AiReply => by => new ConversationCommand.HandToAi(by),
        ConversationStatus.Resolved => by => new ConversationCommand.Resolve(by),
        _ => null,
    } : null;
}
