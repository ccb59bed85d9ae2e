using Microsoft.CodeAnalysis;

namespace Parloir.Runtime.Generators;

/// <summary>What a grain interface must not have.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ReturnsNoTask = Rule(
        "PGR001", "A grain method returns a task", "'{0}' must return Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor Generic = Rule(
        "PGR002", "Grain interfaces and methods have no type parameters", "'{0}' has type parameters");

    public static readonly DiagnosticDescriptor NotAMethod = Rule(
        "PGR003", "A grain interface has only methods with values as parameters", "'{0}' is a property, an event or has a parameter by reference");

    public static readonly DiagnosticDescriptor OneWayAnswers = Rule(
        "PGR004", "A one-way method answers nothing", "'{0}' is one-way and must return Task or ValueTask");

    public static readonly DiagnosticDescriptor TwoTokens = Rule(
        "PGR005", "A grain method has at most one cancellation token", "'{0}' has several cancellation tokens");

    public static readonly DiagnosticDescriptor[] All = [ReturnsNoTask, Generic, NotAMethod, OneWayAnswers, TwoTokens];

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Grains", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
