using System.Collections.Concurrent;
using System.Text;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>The methods that have been called over the wire, each made ready once.</summary>
internal sealed class MethodCodecs(GrainJson json, Func<IGrainReceiver> receiver)
{
    private const int ShortName = 512;

    private readonly ConcurrentDictionary<(string Interface, string Name), MethodCodec> _byParts = new();
    private readonly ConcurrentDictionary<string, MethodCodec> _byName = new();

    public MethodCodec Of(RemoteCall call) =>
        _byParts.TryGetValue((call.Interface, call.Method), out var known) ? known : _byParts.GetOrAdd((call.Interface, call.Method), Make);

    /// <summary>Finds the method that a frame names without making a string of it.</summary>
    /// <exception cref="UnknownGrainMethodException">This process has no such method.</exception>
    public MethodCodec Of(ReadOnlySpan<byte> name)
    {
        Span<char> text = name.Length <= ShortName ? stackalloc char[ShortName] : new char[name.Length];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        if (_byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)) return known;
        var slash = text.IndexOf('/');
        var (grainInterface, method) = slash < 0 ? ("", text.ToString()) : (text[..slash].ToString(), text[(slash + 1)..].ToString());
        try
        {
            var made = Make((grainInterface, method));
            return _byName.GetOrAdd(made.Name, made);
        }
        catch (MissingMethodException)
        {
            throw new UnknownGrainMethodException(text.ToString());
        }
    }

    private MethodCodec Make((string Interface, string Name) key) => new(receiver().Describe(key.Interface, key.Name), json);
}
