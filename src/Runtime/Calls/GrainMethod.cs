namespace Parloir.Runtime.Calls;

/// <summary>One method of a grain or observer interface, as the generator saw it.</summary>
/// <param name="Interface">Full name of the interface that is called, which may inherit the method.</param>
/// <param name="Name">Unique in its interface: overloads carry their parameter types.</param>
/// <param name="Parameters">Types of what crosses to another silo: all but a cancellation token.</param>
/// <param name="Result">Null when the call answers nothing.</param>
/// <param name="Create">Makes a request from the arguments of a call that came from another silo.</param>
public sealed record GrainMethod(
    string Interface, string Name, IReadOnlyList<Type> Parameters, Type? Result, bool OneWay, bool AlwaysInterleave,
    Func<IReadOnlyList<object?>, CancellationToken, GrainRequest> Create);
