using System.Diagnostics;
using System.Text;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;

namespace Parloir.Bench.Soak;

/// <summary>A desk whose network breaks again and again. Each time it goes on where it stood, with the list of all conversations: what it is told has to fit onto that.</summary>
internal sealed class RestlessScreen(Uri address, int agent, TimeProvider time)
{
    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(3);
    private static readonly byte[] Position = "\"position\":"u8.ToArray();

    private readonly PushOrder _order = new();
    private readonly Random _chance = new(agent);
    private string _position = "null";

    public int OutOfOrder => _order.Breaks;
    public int Connections { get; private set; }

    /// <summary>Times that it was not told what it missed but shown all afresh.</summary>
    public int Snapshots { get; private set; }

    public async Task WatchAsync(TimeSpan duration)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration; Connections++)
        {
            await using var socket = new HubSocket(Take);
            await socket.OpenAsync(HubAddress.Desk(address, AgentAccounts.TokenOf(agent)));
            await socket.CallAsync("SubscribeView", $"\"tab=all\",{_position}");
            await Task.Delay(LongestStay * _chance.NextDouble(), time);
            await socket.DropAsync();
        }
    }

    private void Take(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf("\"target\":\"ViewSnapshot\""u8) >= 0)
        {
            Snapshots++;
            _order.BeginView(record);
        }
        else if (record.IndexOf("\"target\":\"ViewDelta\""u8) >= 0) _order.View(record);
        else return;
        var position = record[(record.IndexOf(Position) + Position.Length)..];
        _position = Encoding.UTF8.GetString(position[..(position.IndexOf((byte)'}') + 1)]);
    }
}
