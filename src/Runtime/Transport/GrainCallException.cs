namespace Parloir.Runtime.Transport;

/// <summary>A grain on another silo threw an exception of a type that does not cross between silos.</summary>
/// <param name="typeName">Full name of its type.</param>
/// <param name="isTransient">Whether it was one that says of itself that the same call may succeed in a moment, such as a lost database connection.</param>
public sealed class GrainCallException(string typeName, string message, bool isTransient) : Exception(message)
{
    public string TypeName { get; } = typeName;
    public bool IsTransient { get; } = isTransient;
}
