using System.Threading.Channels;
using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.Client.Picture;

/// <summary>Asks for the open area and what is in it again and again: it is on no board.</summary>
public sealed class AreaPoll(NationClient nation, ChannelWriter<AreaAnswer> answers, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Asks until it is cancelled.</summary>
    public async Task RunAsync(AreaAsked asked, CancellationToken cancellationToken)
    {
        while (true)
        {
            answers.TryWrite(await AskAsync(asked, cancellationToken));
            await Task.Delay(Every, time, cancellationToken);
        }
    }

    private async Task<AreaAnswer> AskAsync(AreaAsked asked, CancellationToken cancellationToken)
    {
        try
        {
            var response = await nation.AreasAsync(asked.Question(), cancellationToken);
            return AreaAnswer.Read(asked, time.GetUtcNow(), response);
        }
        catch (RpcException problem) when (!cancellationToken.IsCancellationRequested)
        {
            var why = $"{problem.StatusCode}: {Refusal.Shown(problem.Status.Detail)}";
            return AreaAnswer.Failed(asked, time.GetUtcNow(), why);
        }
    }
}
