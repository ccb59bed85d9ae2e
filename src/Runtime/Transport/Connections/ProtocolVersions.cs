namespace Parloir.Runtime.Transport.Connections;

/// <summary>The versions of the protocol that a release speaks. A release that cannot talk with one before it raises <paramref name="Oldest"/>.</summary>
internal sealed record ProtocolVersions(ushort Oldest, ushort Newest)
{
    /// <summary>
    /// 2: a conversation tells its changes to the feed among its partitions. Silos of before would tell another one, and lists would miss them.
    /// 3: a contact is told which assignment made its owner. Silos of before do not say it.
    /// </summary>
    public static readonly ProtocolVersions Ours = new(3, 3);

    /// <summary>The newest that both speak; null when there is none.</summary>
    public ushort? CommonWith(ProtocolVersions other)
    {
        var newest = Math.Min(Newest, other.Newest);
        return newest >= Oldest && newest >= other.Oldest ? newest : null;
    }

    public override string ToString() => Oldest == Newest ? $"{Newest}" : $"{Oldest} to {Newest}";
}
