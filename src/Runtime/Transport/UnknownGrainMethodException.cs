namespace Parloir.Runtime.Transport;

/// <summary>The other silo runs a release that does not have the method. The call was not made.</summary>
public sealed class UnknownGrainMethodException(string method) : Exception($"The other silo runs a release that does not know {method}.")
{
    /// <summary>As <c>interface/method</c>.</summary>
    public string Method { get; } = method;
}
