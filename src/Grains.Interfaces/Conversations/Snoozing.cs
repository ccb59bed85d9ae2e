using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>The choices of S2-46 and S4-15. Nine o'clock is that of the agent's time zone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SnoozePreset>))]
public enum SnoozePreset { OneHour, TwoHours, FourHours, Tomorrow0900, NextMonday0900, Custom, UntilCustomerReply }
