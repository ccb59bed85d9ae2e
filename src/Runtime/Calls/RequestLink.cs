namespace Parloir.Runtime.Calls;

/// <summary>Points at a request without keeping it from its pool: good only while the request lives the same life.</summary>
internal readonly struct RequestLink(GrainRequest? request)
{
    private readonly GrainRequest? _request = request;
    private readonly int _life = request?.Life ?? 0;

    public GrainRequest? Request => _request is not null && _request.Life == _life ? _request : null;
}
