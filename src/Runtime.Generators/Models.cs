namespace Parloir.Runtime.Generators;

/// <summary>A grain or observer interface. Names are those of generated code: fully qualified, with <c>global::</c>.</summary>
/// <param name="WireName">Full name without <c>global::</c>.</param>
/// <param name="Identifier">The full name as one identifier.</param>
internal sealed record InterfaceModel(
    string Type, string WireName, string Identifier, EquatableArray<MethodModel> Methods, EquatableArray<Problem> Problems);

/// <param name="DeclaringType">The interface itself or one that it inherits.</param>
/// <param name="WireName">Unique in the interface.</param>
/// <param name="Result">Null when the task has none.</param>
internal sealed record MethodModel(
    string DeclaringType, string Name, string WireName, string ReturnType, string? Result, string? ResultTypeOf, bool IsValueTask,
    bool IsOneWay, bool AlwaysInterleaves, EquatableArray<ParameterModel> Parameters);

/// <param name="TypeOf">The type as <c>typeof</c> takes it.</param>
internal sealed record ParameterModel(string Name, string Type, string TypeOf, ParameterRole Role);

internal enum ParameterRole { Argument, Observer, CancellationToken }

internal sealed record ClassModel(
    string Type, string GrainType, int MaxLocalWorkers, bool IsReentrant, EquatableArray<string> Interfaces);
