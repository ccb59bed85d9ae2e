namespace Parloir.Runtime;

/// <summary>Anything a proxy can stand for: a grain or an observer.</summary>
public interface IAddressable;

/// <summary>A virtual actor: it always exists, and is activated by the first call to it.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain addressed by a string key. The key's form is the grain's own contract.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>An object outside the grains that grains call back. Calls to it are one-way and may be lost when its node dies.</summary>
public interface IGrainObserver : IAddressable;
