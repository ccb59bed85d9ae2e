using Parloir.Grains;
using Parloir.Grains.Insight;

namespace Parloir.Web.Tests.World;

/// <summary>One row of figures for whoever asks, unless it has a reason to refuse.</summary>
internal sealed class FakeReports : IReports
{
    private static readonly ReportFigures Figures = new(3, 1, 2, 40, 30, 2, 1, 61, 3_725, 360_000);

    public (WorkspaceId Workspace, ReportQuestion Question)? Asked { get; private set; }
    public Rejection? Rejection { get; set; }
    public string Id { get; set; } = "marketing";
    public string Name { get; set; } = "Marketing";

    public Task<ReportResult> Read(WorkspaceId workspace, ReportQuestion question, CancellationToken cancellationToken)
    {
        Asked = (workspace, question);
        return Task.FromResult(Rejection is not null ? new ReportResult(null, Rejection) : new ReportResult(
            new Report(
                question.By, question.From, question.To, question.TimeZone, 30, Figures,
                [new ReportRow(Id, Name, Figures), new ReportRow("old", "Old", Figures, Deleted: true), new ReportRow(null, null, ReportFigures.None(true))], [new ReportDay(question.From, Figures)]),
            null));
    }
}
