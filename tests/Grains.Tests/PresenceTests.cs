using System.Threading.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Who looks at a conversation and who writes in it (spec section 3): leases that nobody has to give back.</summary>
public sealed class PresenceTests
{
    private static readonly Attendance AliceLooks = new(AliceCard, ConversationActivity.Looking);
    private static readonly Attendance BrunoWrites = new(BrunoCard, ConversationActivity.Replying);

    [Fact]
    public async Task Attend_WhenSomebodyComesWritesAndGoes_IsToldToThoseWhoAreThere()
    {
        await using var desk = await Desk.OpenAsync();
        var presence = desk.Silo.Grains.GetGrain<IPresenceGrain>(Workspace.Key(Conversation.Value));
        var (alice, bruno) = (new Window(desk), new Window(desk));

        Assert.Equal<IEnumerable<Attendance>>([AliceLooks], (await presence.Attend("a", AliceCard, ConversationActivity.Looking, alice.Reference)).Present);
        await alice.Next();
        Assert.Equal<IEnumerable<Attendance>>([AliceLooks, BrunoWrites], (await presence.Attend("b", BrunoCard, ConversationActivity.Replying, bruno.Reference)).Present);
        Assert.Equal([AliceLooks, BrunoWrites], await alice.Next());
        await presence.Leave("b");
        Assert.Equal([AliceLooks], await alice.Next());
    }

    [Fact]
    public async Task Attend_WhenNothingIsRepeated_ExpiresByItself()
    {
        await using var desk = await Desk.OpenAsync();
        var presence = desk.Silo.Grains.GetGrain<IPresenceGrain>(Workspace.Key(Conversation.Value));
        var alice = new Window(desk);
        await presence.Attend("b", BrunoCard, ConversationActivity.Replying, new Window(desk).Reference);
        await presence.Attend("a", AliceCard, ConversationActivity.Looking, alice.Reference);
        await alice.Next();

        desk.Time.Advance(PresenceRules.Writes);
        Assert.Equal([AliceLooks, BrunoWrites with { Activity = ConversationActivity.Looking }], await alice.Next());
        await presence.Attend("a", AliceCard, ConversationActivity.Looking, alice.Reference);
        desk.Time.Advance(PresenceRules.Looks - PresenceRules.Writes);
        Assert.Equal([AliceLooks], await alice.Next());
    }

    [Fact]
    public void Present_WhenAnAgentHasSeveralWindows_IsHeOnceWithTheMostThatHeDoes() => Assert.Equal<IEnumerable<Attendance>>(
        [BrunoWrites],
        PresenceRules.Present(
            [
                PresenceRules.Take(BrunoCard, ConversationActivity.Looking, Noon), PresenceRules.Take(BrunoCard, ConversationActivity.Replying, Noon),
                PresenceRules.Take(BrunoCard, ConversationActivity.Noting, Noon), PresenceRules.Take(AliceCard, ConversationActivity.Noting, Noon.AddMinutes(-2)),
            ],
            Noon));

    private sealed class Window : IPresenceObserver
    {
        private readonly Channel<PresenceDelta> _deltas = Channel.CreateUnbounded<PresenceDelta>();

        public Window(Desk desk) => Reference = desk.Silo.Grains.CreateObjectReference<IPresenceObserver>(this);

        public IPresenceObserver Reference { get; }

        public async Task<IEnumerable<Attendance>> Next() => (await _deltas.Reader.ReadAsync().AsTask().Soon()).Present;

        Task IPresenceObserver.Changed(PresenceDelta delta)
        {
            _deltas.Writer.TryWrite(delta);
            return Task.CompletedTask;
        }
    }
}
