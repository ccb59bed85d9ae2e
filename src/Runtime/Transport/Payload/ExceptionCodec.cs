using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>
/// Exceptions between silos. Those of our own assemblies, and the few of the framework that our contracts name, come back as what they were, with the
/// stack trace of the other silo; all others as a <see cref="GrainCallException"/>. Only types of this list are ever made: a peer cannot name another.
/// </summary>
internal sealed class ExceptionCodec(GrainJson json)
{
    private const int StackTraceLength = 8 * 1024;

    private static readonly Type[] OfTheFramework =
    [
        typeof(TimeoutException), typeof(OperationCanceledException), typeof(InvalidOperationException),
        typeof(FormatException), typeof(NotSupportedException), typeof(KeyNotFoundException),
    ];

    private readonly ConcurrentDictionary<Type, ExceptionShape?> _shapes = new();
    private readonly ConcurrentDictionary<string, Type> _types = new(OfTheFramework.Select(type => KeyValuePair.Create(type.FullName!, type)));

    public void Write(FrameBuffer buffer, Exception exception)
    {
        var (crossing, shape) = Crossing(exception);
        var trace = exception.StackTrace ?? "";
        buffer.Text(crossing.GetType().FullName!).Text(crossing.Message).Text(trace.Length > StackTraceLength ? trace[..StackTraceLength] : trace);
        buffer.Json(shape.Take(crossing), [.. shape.Types.Select(json.TypeOf)]);
    }

    public Exception Read(ref FrameCursor frame)
    {
        var (type, message, trace) = (frame.Text(), frame.Text(), frame.Text());
        var exception = Make(type, frame.Rest()) ?? new GrainCallException(type, message, isTransient: false);
        return trace.Length > 0 ? ExceptionDispatchInfo.SetRemoteStackTrace(exception, trace) : exception;
    }

    private Exception? Make(string typeName, ReadOnlySpan<byte> members)
    {
        if (!TryFind(typeName, out var type) || ShapeOf(type) is not { } shape) return null;
        try
        {
            var reader = new Utf8JsonReader(members);
            var values = JsonSerializer.Deserialize<JsonElement[]>(ref reader, json.Options)!;
            return shape.Make([.. values.Zip(shape.Types, (value, wanted) => wanted == typeof(object) ? null : value.Deserialize(json.TypeOf(wanted)))]);
        }
        catch (Exception exception) when (exception is JsonException or System.Reflection.TargetParameterCountException)
        {
            // Another release gives it other members: its name and message still say what happened.
            return null;
        }
    }

    private (Exception Crossing, ExceptionShape Shape) Crossing(Exception exception)
    {
        // A subclass of the framework's, such as TaskCanceledException, crosses as what our contracts know.
        if (exception is OperationCanceledException && exception.GetType() != typeof(OperationCanceledException))
            exception = new OperationCanceledException(exception.Message);
        if (MayCross(exception.GetType()) && ShapeOf(exception.GetType()) is { } shape) return (exception, shape);
        var foreign = new GrainCallException(exception.GetType().FullName!, exception.Message, exception is DbException { IsTransient: true });
        return (foreign, ShapeOf(typeof(GrainCallException))!);
    }

    private ExceptionShape? ShapeOf(Type type) => _shapes.GetOrAdd(type, ExceptionShape.Of);

    private bool TryFind(string name, [NotNullWhen(true)] out Type? type)
    {
        if (_types.TryGetValue(name, out type)) return true;
        type = AppDomain.CurrentDomain.GetAssemblies().Where(OwnAssembly.Is).Select(assembly => assembly.GetType(name)).FirstOrDefault(found => found is not null);
        if (type is null || !type.IsSubclassOf(typeof(Exception))) return false;
        _types[name] = type;
        return true;
    }

    private static bool MayCross(Type type) => OwnAssembly.Is(type.Assembly) || Array.IndexOf(OfTheFramework, type) >= 0;
}
