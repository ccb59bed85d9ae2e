namespace Parloir.Silo;

/// <summary>Section <c>Engine</c> of the configuration, as far as it concerns the program itself.</summary>
internal sealed class EngineOptions
{
    public const string Section = "Engine";

    /// <summary>Where the program listens. Default <c>http://127.0.0.1:8080</c>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>A workspace with agents, a WhatsApp number and a phone to write from. Default off.</summary>
    public bool Demo { get; set; }
}
