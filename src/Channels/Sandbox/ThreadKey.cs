namespace Parloir.Channels.Sandbox;

/// <summary>What a phone and a business write to each other.</summary>
/// <param name="Account">Id of the channel account.</param>
internal readonly record struct ThreadKey(string Account, string Phone);
