using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Parloir.Runtime.Generators;

/// <summary>A diagnostic that can be compared: the compiler's own objects change with every keystroke.</summary>
internal sealed record Problem(string Id, string Subject, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Problem At(DiagnosticDescriptor descriptor, ISymbol symbol)
    {
        var location = symbol.Locations[0];
        var lines = location.GetLineSpan();
        return new Problem(descriptor.Id, symbol.ToDisplayString(), lines.Path, location.SourceSpan, lines.Span);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Array.Find(Rules.All, rule => rule.Id == Id)!, Location.Create(Path, Span, Lines), Subject);
}
