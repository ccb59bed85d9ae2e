namespace Parloir.Bench.History;

/// <summary>
/// Words of made-up syllables that come as often as words of a language do: the k-th most common one about 1/k as often as the first (Zipf's law). The same every time.
/// </summary>
internal sealed class Vocabulary
{
    public const int Size = 5_000;
    private const int ShortestMessage = 6;
    private const int LongestMessage = 20;
    private static readonly string[] Beginnings = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "pr", "tr", "st"];
    private static readonly string[] Endings = ["a", "e", "i", "o", "u", "ai", "an", "en", "on", "ou", "er", "ier", "ent"];
    private readonly string[] _words;

    public Vocabulary()
    {
        var chance = new Random(1);
        var words = new HashSet<string>();
        while (words.Count < Size)
            words.Add(string.Concat(Enumerable.Range(0, chance.Next(2, 5)).Select(_ => Beginnings[chance.Next(Beginnings.Length)] + Endings[chance.Next(Endings.Length)])));
        _words = [.. words];
    }

    /// <param name="rank">1 for the most common.</param>
    public string this[int rank] => _words[rank - 1];

    public string Message(Random chance) => string.Join(' ', Enumerable.Range(0, chance.Next(ShortestMessage, LongestMessage + 1)).Select(_ => Word(chance)));

    private string Word(Random chance) => _words[(int)Math.Pow(Size, chance.NextDouble()) - 1];
}
