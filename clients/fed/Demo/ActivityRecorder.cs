using Federation.Client;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using AmountText = Federation.Wire.V1.AmountText;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Demo;

/// <summary>
/// Records demo activities at one edge node until each is acknowledged. An edge node that is gone is tried again: the
/// activity's id makes that safe.
/// </summary>
/// <param name="address">The edge node.</param>
/// <param name="patience">How long a single activity may go unanswered.</param>
internal sealed class ActivityRecorder(Uri address, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly EdgeClient _edge = new(address, Claim.Operator);

    /// <summary>How many were asked about as likely duplicates, and declared distinct.</summary>
    public int DeclaredDistinct { get; private set; }

    /// <summary>
    /// Returns when the ledger holds the activity durably. The activities of a published sum are all different ones,
    /// and are said to be so where two look the same.
    /// </summary>
    /// <exception cref="RpcException">Refused, or not answered for longer than the patience.</exception>
    public async Task RecordAsync(DemoActivity activity, CancellationToken cancellationToken)
    {
        var request = Request(activity);
        var claim = ClaimMetadata.Of(Claim.Of(activity.Lead));
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var call = _edge.Within(CallSettings.AnswerTimeout, cancellationToken);
                await _edge.Ledger.RecordAsync(request, call.WithHeaders(claim));
                return;
            }
            catch (RpcException error) when (DuplicateStatus.AskedBy(error) is { } duplicates)
            {
                DeclaredDistinct += request.DistinctFrom.Count == 0 ? 1 : 0;
                request.DistinctFrom.AddRange(duplicates.Candidates.Select(candidate => candidate.Id));
            }
            catch (RpcException gone)
                when (IsPassing(gone, cancellationToken) && TimeProvider.System.GetElapsedTime(begun) < patience)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _edge.Dispose();

    /// <summary>True for what a killed or restarting edge node answers, or leaves unanswered.</summary>
    private static bool IsPassing(RpcException error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && error.StatusCode
            is StatusCode.Unavailable
                or StatusCode.DeadlineExceeded
                or StatusCode.Internal
                or StatusCode.Cancelled
                or StatusCode.ResourceExhausted;

    private static RecordRequest Request(DemoActivity activity)
    {
        var text = new ActivityText
        {
            Area = activity.Area.ToString(),
            Day = activity.Day.ToString(),
            Forces = activity.Forces.ToString(),
            Lead = activity.Lead.Code(),
        };
        foreach (var amount in activity.Amounts)
        {
            text.Amounts.Add(
                new AmountText
                {
                    Indicator = amount.Indicator.Code,
                    Amount = AmountDigits.Of(amount.Indicator, amount.Amount.Value),
                    Qualifier = (WireQualifier)amount.Qualifier,
                }
            );
        }

        return new RecordRequest { Id = activity.Id.ToString(), Activity = text };
    }
}
