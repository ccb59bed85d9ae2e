using FsCheck;
using FsCheck.Fluent;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>One thing that can happen to a conversation.</summary>
internal sealed record Step(string Name, Action<Story> Happen)
{
    public override string ToString() => Name;
}

/// <summary>Any life of a conversation.</summary>
internal static class RandomStory
{
    private static readonly DeliveryStatus[] Statuses = [DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read, DeliveryStatus.Failed];

    public static Gen<Step> Step { get; } = Gen.OneOf(
        Gen.Elements(EveryCommand(Alice).AddRange(EveryCommand(Bruno)).ToArray()).Select(command =>
            new Step(command.GetType().Name, story => story.Try(Fresh(story, command)))),
        Gen.Elements(EveryItem.ToArray()).Select(item => new Step(item.GetType().Name, story => story.Receive(Envelope($"item-{story.Events.Count}", story.Now, item)))),
        Gen.Choose(-3000, 0).Select(minutes => new Step($"Late {minutes}", story => story.Receive(Message($"late-{story.Events.Count}", story.Now.AddMinutes(minutes))))),
        Gen.Choose(1, 900).Select(minutes => new Step($"Wait {minutes}", story => story.After(TimeSpan.FromMinutes(minutes)))),
        Gen.Elements(Statuses).Select(status => new Step($"Status {status}", story => Tell(story, status))),
        Gen.Choose(0, 3).Select(outcome => new Step($"Outcome {outcome}", story => Answer(story, outcome))),
        Gen.Elements("window-expiring", "window-expiry", "snooze").Select(reminder => new Step(reminder, story => story.Remind(reminder))));

    public static Story Live(IEnumerable<Step> steps)
    {
        var story = Story.Opened();
        foreach (var step in steps) step.Happen(story);
        return story;
    }

    private static ConversationCommand Fresh(Story story, ConversationCommand command) => command switch
    {
        ConversationCommand.SendMessage send => send with { ClientMessageId = $"client-{story.Events.Count}" },
        ConversationCommand.AddNote note => note with { ClientMessageId = $"client-{story.Events.Count}" },
        ConversationCommand.Transfer transfer => transfer with { ClientMessageId = $"client-{story.Events.Count}" },
        ConversationCommand.Once once => once with { ClientKey = $"bulk-{story.Events.Count}" },
        _ => command,
    };

    private static void Tell(Story story, DeliveryStatus status)
    {
        foreach (var message in story.State.Deliveries.Keys.Take(2).ToArray())
            story.Commit(taken => SendRules.Apply(
                WhatsApp.Account, [new StatusReport(message, $"{message}:{status}", $"wamid.out.{message}", story.Now, status, null)], story.Delivery, taken));
    }

    private static void Answer(Story story, int outcome)
    {
        if (story.State.Deliveries.Keys.FirstOrDefault() is not (> 0 and var message)) return;
        story.Commit(_ => SendRules.Begin(message, story.Delivery(message), story.State.IsLeaving(message)));
        var error = new DeliveryError("1", "error");
        SendOutcome answer = outcome switch
        {
            0 => new SendOutcome.Accepted($"wamid.out.{message}"),
            1 => new SendOutcome.Refused(error),
            2 => new SendOutcome.TryLater(error, null),
            _ => new SendOutcome.Unknown(error),
        };
        story.Commit(taken => SendRules.Record(WhatsApp.Account, message, story.Delivery(message), answer, story.Now.AddSeconds(1), taken));
    }
}
