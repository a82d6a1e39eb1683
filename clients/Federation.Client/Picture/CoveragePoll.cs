using System.Threading.Channels;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client.Picture;

/// <summary>Who has closed a period, and who is late.</summary>
/// <param name="Subject">Of which board.</param>
/// <param name="Answer">What the nation told; null where it did not answer.</param>
/// <param name="Problem">Why there is no answer, fit to be shown; empty where there is one.</param>
public sealed record CoverageNews(Subject Subject, CoverageResponse? Answer, string Problem);

/// <summary>Asks who has closed the period again and again: duty phones and usual shares are on no board.</summary>
public sealed class CoveragePoll(NationClient nation, ChannelWriter<CoverageNews> news, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Asks until it is cancelled.</summary>
    public async Task RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        while (true)
        {
            news.TryWrite(await AskAsync(subject, cancellationToken));
            await Task.Delay(Every, time, cancellationToken);
        }
    }

    private async Task<CoverageNews> AskAsync(Subject subject, CancellationToken cancellationToken)
    {
        var period = subject.Period.ToString();
        var question = new FigureQuestion(AreaCode.Nation.ToString(), period, subject.Calendar.Code(), "", []);
        try
        {
            return new CoverageNews(subject, await nation.CoverageAsync(question, cancellationToken), "");
        }
        catch (RpcException problem) when (!cancellationToken.IsCancellationRequested)
        {
            return new CoverageNews(subject, null, $"{problem.StatusCode}: {Refusal.Shown(problem.Status.Detail)}");
        }
    }
}
