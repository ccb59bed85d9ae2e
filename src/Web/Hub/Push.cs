using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;

namespace Parloir.Web.Hub;

/// <summary>Hub messages that are serialised once, whoever they go to.</summary>
internal static class Push
{
    public static SerializedHubMessage Of(ViewSnapshotPush push) => Of("ViewSnapshot", push);
    public static SerializedHubMessage Of(ViewDeltaPush push) => Of("ViewDelta", push);
    public static SerializedHubMessage Of(ViewCountPush push) => Of("ViewCounted", push);
    public static SerializedHubMessage Of(ConversationSnapshotPush push) => Of("ConversationSnapshot", push);
    public static SerializedHubMessage Of(ConversationDelta delta) => Of("ConversationDelta", delta);
    public static SerializedHubMessage Of(ContactChangedPush push) => Of("ContactChanged", push);
    public static SerializedHubMessage Of(PresenceDelta delta) => Of("PresenceDelta", delta);
    public static SerializedHubMessage Of(NotificationPage page) => Of("NotificationsSnapshot", page);
    public static SerializedHubMessage Of(NotificationView notification) => Of("NotificationRaised", notification);
    public static SerializedHubMessage Of(NotificationsRead read) => Of("NotificationsRead", read);
    public static SerializedHubMessage OfAll(AvailabilityPush push) => Of("AvailabilitySnapshot", push);
    public static SerializedHubMessage Of(AvailabilityPush push) => Of("AvailabilityDelta", push);
    public static SerializedHubMessage Of(ResyncRequiredPush push) => Of("ResyncRequired", push);

    private static SerializedHubMessage Of(string target, object payload) => new(new InvocationMessage(target, [payload]));
}
