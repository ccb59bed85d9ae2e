using Parloir.Runtime.Placement;

namespace Parloir.Journal.Membership;

/// <summary>
/// Under whose name this process writes. Every writer of the journal, and every statement outside of the journal that only a grain's owner may run, names it
/// (<c>fence($n)</c> in SQL): from the moment in which a silo is declared dead the database refuses them.
/// </summary>
public sealed class SiloFence
{
    private volatile string? _silo;

    /// <summary>For a parameter of type text; null in a program that is in no cluster.</summary>
    public object Silo => (object?)_silo ?? DBNull.Value;

    internal void Enter(SiloAddress silo) => _silo = silo.Value;
}
