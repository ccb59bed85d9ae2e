using System.Globalization;
using Parloir.Grains;
using Parloir.Grains.Forms;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>Answers in their order; a cursor is the number of those before it.</summary>
internal sealed class FakeFormAnswers : IFormAnswers
{
    public List<FormAnswerView> Answers { get; } = [];
    public AgentAccess? Access { get; private set; }

    public Task<FormAnswerPage> List(WorkspaceId workspace, FormId form, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        Access = access;
        var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        return Task.FromResult(new FormAnswerPage([.. Answers.Skip(from).Take(limit)], from + limit < Answers.Count ? $"{from + limit}" : null));
    }
}
