using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>Writes and reads the arguments and the answer of one method: UTF-8 JSON of their declared types.</summary>
internal sealed class MethodCodec(GrainMethod method, GrainJson json)
{
    private readonly JsonTypeInfo[] _parameters = [.. method.Parameters.Select(json.TypeOf)];
    private readonly JsonTypeInfo? _result = method.Result is { } type ? json.TypeOf(type) : null;

    public GrainMethod Method => method;

    /// <summary>How the method is named in a frame.</summary>
    public string Name { get; } = NameOf(method.Interface, method.Name);

    public static string NameOf(string grainInterface, string method) => $"{grainInterface}/{method}";

    public void WriteArguments(FrameBuffer buffer, IReadOnlyList<object?> arguments) => buffer.Json(arguments, _parameters);

    /// <summary>Arguments that a newer release sends beyond ours are left out.</summary>
    /// <exception cref="JsonException">They are not what the method takes.</exception>
    public object?[] ReadArguments(ReadOnlySpan<byte> written)
    {
        var reader = new Utf8JsonReader(written);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Arguments are an array.");
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
                throw new JsonException($"{Name} takes {arguments.Length} arguments; {i} came.");
            arguments[i] = JsonSerializer.Deserialize(ref reader, _parameters[i]);
        }
        return arguments;
    }

    public void WriteAnswer(FrameBuffer buffer, object? answer)
    {
        if (_result is not null) buffer.Json(answer, _result);
    }

    public object? ReadAnswer(ReadOnlySpan<byte> written)
    {
        if (_result is null) return null;
        var reader = new Utf8JsonReader(written);
        return JsonSerializer.Deserialize(ref reader, _result);
    }
}
