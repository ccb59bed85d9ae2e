using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parloir.Web.Export;

/// <summary>What the desk says, in one of its languages: the words stand with the client, and are the same on paper.</summary>
internal sealed partial class DeskWords
{
    private static readonly Lazy<DeskWords> English = new(() => Load("en"));
    private static readonly Lazy<DeskWords> French = new(() => Load("fr"));

    private readonly FrozenDictionary<string, string> words;

    private DeskWords(string language, FrozenDictionary<string, string> words) => (Language, this.words) = (language, words);

    public string Language { get; }

    /// <summary>Null: there is no such language here.</summary>
    public static DeskWords? In(string? language) => language switch
    {
        null or "en" => English.Value,
        "fr" => French.Value,
        _ => null,
    };

    /// <param name="key">As the client writes it: <c>activity.resolved</c>.</param>
    public string Say(string key, params (string Name, string Value)[] values) =>
        Place().Replace(words[key], place => values.First(value => value.Name == place.Groups[1].Value).Value);

    /// <summary>Null where the desk has no words for it.</summary>
    public string? Find(string key) => words.GetValueOrDefault(key);

    /// <summary>A name that the server gave in English, and nobody chose, as it is read here; any other as it is.</summary>
    public string Given(string name) =>
        English.Value.words.FirstOrDefault(word => word.Value == name && word.Key.StartsWith("given.", StringComparison.Ordinal)).Key is { } key ? words[key] : name;

    private static DeskWords Load(string language)
    {
        using var stream = typeof(DeskWords).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        using var document = JsonDocument.Parse(stream);
        return new DeskWords(language, Flatten("", document.RootElement).ToFrozenDictionary());
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(member => Flatten(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value))
        : [new(path, element.GetString()!)];

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
