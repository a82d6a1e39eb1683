using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Grpc.Core;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Fed.Demo;

/// <summary>What came of a province's silence.</summary>
/// <param name="Province">Which one.</param>
/// <param name="Length">From the cut to the mending of its line.</param>
/// <param name="Held">Frames of it that the nation held at the beginning, and held all the while.</param>
/// <param name="Recorded">Entries that its ledger had ahead of the nation when the line was mended.</param>
/// <param name="CaughtUp">From the mending until the nation held all of them.</param>
internal sealed record Silence(AreaCode Province, TimeSpan Length, long Held, long Recorded, TimeSpan CaughtUp);

/// <summary>
/// Cuts the line of a province in the middle of the replay, and mends it once the nation has seen that it is gone. The
/// province records on.
/// </summary>
/// <param name="province">Which one.</param>
/// <param name="line">Its line.</param>
/// <param name="edge">Its edge node.</param>
/// <param name="nation">The nation.</param>
internal sealed class SilentProvince(AreaCode province, DemoLine line, Uri edge, Uri nation)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a quarter of the replay, then cuts; returns when the province has caught up.</summary>
    /// <exception cref="FedException">The nation did not notice in time, or the province did not come back.</exception>
    public async Task<Silence> RunAsync(Replay replay, CancellationToken cancellationToken)
    {
        using var boards = new NationClient(new NationOptions { Addresses = [nation] });
        while (replay.Acknowledged < replay.Count / 4)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        var cutAt = TimeProvider.System.GetTimestamp();
        line.Cut();
        var silent = await UntilAsync(boards, link => link.State == LinkState.Down, "is silent", cancellationToken);
        await Task.Delay(Shown, TimeProvider.System, cancellationToken);
        var recorded = await BacklogAsync(cancellationToken);
        line.Mend();
        var mendedAt = TimeProvider.System.GetTimestamp();
        await UntilAsync(
            boards,
            link => HasCaughtUp(link, silent.Watermark, recorded),
            "has caught up",
            cancellationToken
        );
        return new Silence(
            province,
            TimeProvider.System.GetElapsedTime(cutAt, mendedAt),
            silent.Watermark,
            recorded,
            TimeProvider.System.GetElapsedTime(mendedAt)
        );
    }

    /// <summary>
    /// True where the nation holds all that the province has, and more than before where anything was recorded: a
    /// replay onto kept data records nothing anew, and then there is nothing to catch up with.
    /// </summary>
    /// <param name="link">The link now.</param>
    /// <param name="held">The frame that the nation held while the province was silent.</param>
    /// <param name="recorded">Entries that waited when the line was mended.</param>
    internal static bool HasCaughtUp(LedgerStatus link, long held, long recorded) =>
        link is { State: LinkState.Up, LagFrames: 0 } && (recorded == 0 || link.Watermark > held);

    private async Task<long> BacklogAsync(CancellationToken cancellationToken)
    {
        using var client = new EdgeClient(edge, Claim.Operator);
        var call = client.Within(CallSettings.AnswerTimeout, cancellationToken);
        return (await client.Ledger.StatusAsync(new LedgerStatusRequest(), call)).BacklogEntries;
    }

    private async Task<LedgerStatus> UntilAsync(
        NationClient boards,
        Func<LedgerStatus, bool> isSo,
        string what,
        CancellationToken cancellationToken
    )
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Limit)
        {
            try
            {
                var links = await boards.LinksAsync(cancellationToken);
                if (links.FirstOrDefault(link => link.OwnerCode == province.ToString()) is { } link && isSo(link))
                {
                    return link;
                }
            }
            catch (RpcException gone) when (gone.StatusCode == StatusCode.Unavailable)
            {
                // The nation is starting again; asked once more below.
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        throw FedException.NotReachable(
            $"the nation did not show within {Limit.TotalSeconds:0} s that {province} {what}"
        );
    }
}
