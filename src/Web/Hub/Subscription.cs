using Microsoft.AspNetCore.SignalR;
using Parloir.Grains;
using Parloir.Grains.Contacts;

namespace Parloir.Web.Hub;

/// <summary>One thing that one connection watches. A subscription that ended is never revived: the client makes a new one.</summary>
internal abstract class Subscription(DeskConnection connection, SubscriptionName name)
{
    private volatile bool _ended;
    private Action? _whenEnded;

    public DeskConnection Connection => connection;
    public SubscriptionName Name => name;
    public bool Ended => _ended;

    /// <summary>Set by the feed that it joined.</summary>
    public IFeed? Feed { get; set; }

    /// <summary>What is to be done once it has ended; at once when it has.</summary>
    public void WhenEnded(Action leave)
    {
        _whenEnded = leave;
        if (_ended) Interlocked.Exchange(ref _whenEnded, null)?.Invoke();
    }

    public void End()
    {
        _ended = true;
        Feed?.Leave(this);
        Interlocked.Exchange(ref _whenEnded, null)?.Invoke();
    }
}

/// <typeparam name="TPosition">Where the client stands.</typeparam>
internal sealed class Subscription<TPosition>(DeskConnection connection, SubscriptionName name, TPosition position) : Subscription(connection, name)
{
    /// <summary>What the client has once it has read everything that was pushed. Belongs to the feed's turns.</summary>
    public TPosition Position { get; private set; } = position;

    /// <summary>Never waits: what a slow connection has no room for is left out, and the connection learns that it must subscribe again (RT-7).</summary>
    public void Push(SerializedHubMessage message, TPosition position)
    {
        if (Ended) return;
        if (Connection.TryPush(message)) Position = position;
        else Connection.Lag(this);
    }
}

/// <summary>The client's name for what it watches: its words for the view, or for the one that it counts, the conversation's or the contact's id, who is there, or (without any of them) its notifications.</summary>
internal readonly record struct SubscriptionName(string? View, ConversationId? Conversation, bool IsAvailability = false, string? Counted = null, ContactId? Contact = null)
{
    public static SubscriptionName Notifications => default;
    public static SubscriptionName Availability => new(null, null, true);
    public static SubscriptionName Of(string view) => new(view, null);
    public static SubscriptionName OfCount(string view) => new(null, null, Counted: view);
    public static SubscriptionName Of(ConversationId conversation) => new(null, conversation);
    public static SubscriptionName Of(ContactId contact) => new(null, null, Contact: contact);

    public ResyncRequiredPush ToResync() => new()
    {
        View = View,
        Count = Counted,
        Conversation = Conversation,
        Contact = Contact,
        Notifications = this == Notifications ? true : null,
        Availability = IsAvailability ? true : null,
    };
}
