using Parloir.Journal.Following;

namespace Parloir.Journal.Tests.Following;

/// <summary>Whatever the order of commits, the moments of looking and the size of the pages: each transaction is seen once.</summary>
public sealed class FollowerPositionTests
{
    [Fact]
    public void Advance_WhenCommitsComeInAnyOrder_SeesEachTransactionOnce()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var server = new FakeServer(random);
            var position = FollowerPosition.Start;
            var seen = new List<long>();
            while (server.Goes() || seen.Count < server.Committed.Count)
            {
                server.Step();
                if (random.Next(3) > 0) continue;
                var missing = server.Committed.Where(position.IsMissing).Order().ToList();
                // A page ends with a whole transaction, somewhere.
                long? end = missing.Count > 1 && random.Next(2) == 0 ? missing[random.Next(1, missing.Count)] : null;
                seen.AddRange(missing.TakeWhile(transaction => end is null || transaction < end));
                position = position.Advance(server.Now, end);
                Assert.All(position.Running, running => Assert.True(running < position.Horizon));
            }
            Assert.Equal(server.Committed.Order(), seen.Order());
        }
    }

    /// <summary>Numbers are handed out in order, and transactions end in any order, some of them without a commit.</summary>
    private sealed class FakeServer(Random random)
    {
        private readonly List<long> _running = [];
        private long _next = 700;
        private int _left = 40;

        public List<long> Committed { get; } = [];

        public FollowerPosition Now => new(_next, [.. _running.Order()]);

        public bool Goes() => _left > 0 || _running.Count > 0;

        public void Step()
        {
            if (_left > 0 && random.Next(2) == 0)
            {
                _running.Add(_next++);
                _left--;
            }
            else if (_running.Count > 0)
            {
                var ended = _running[random.Next(_running.Count)];
                _running.Remove(ended);
                if (random.Next(5) > 0) Committed.Add(ended);
            }
        }
    }
}
