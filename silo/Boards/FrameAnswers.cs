using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.Explained;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Catalogue;
using Federation.Silo.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using FrameShare = Federation.Core.Boards.Explained.FrameShare;

namespace Federation.Silo.Boards;

/// <summary>
/// Answers which frames made a figure, by reading the ledgers of its province in the journal. Any thread may ask; such
/// questions take their turn with those about the past.
/// </summary>
internal sealed class FrameAnswers(
    FoldHost fold,
    LastVintages vintages,
    PastBoards past,
    AreaBook areas,
    IndicatorCatalogue indicators,
    TimeProvider time
)
{
    private const int LargestMax = 1_000;

    /// <summary>The answer.</summary>
    /// <exception cref="RpcException">The question is none of one figure, or its version is not there.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<FramesResponse> AnswerAsync(FramesRequest request, CancellationToken cancellationToken)
    {
        var query = Check(request);
        var version = fold.Version;
        if (request.Through is not null)
        {
            version = VersionMessages.TryRead(request.Through, out var asked)
                ? asked
                : throw Refused(StatusCode.InvalidArgument, "'through' is no version of the journal.");
            await past.DemandThereAsync(version, cancellationToken);
        }

        var cut = request.SinceVintage ? await CutAsync(query, version, cancellationToken) : [];
        var shares = new FrameShares(query, request.Largest, areas.Current);
        var owner = areas.Current.ProvinceOf(query.Area) ?? AreaId.Nation;
        await past.ReadLedgersAsync(owner, cut, version.Position, shares.Take, cancellationToken);
        return ToWire(shares, version);
    }

    private FigureQuery Check(FramesRequest request)
    {
        var today = Day.At(time.GetUtcNow());
        var refusals = (request.Figures ?? new()).ToQuestion().Check(today, areas.Current, indicators, out var query);
        if (query is null)
        {
            throw refusals.ToRpcException();
        }

        if (query.Indicators.Count != 1 || query.Boundaries != Boundaries.Reported)
        {
            throw Refused(
                StatusCode.InvalidArgument,
                $"Frames are those of one indicator, as reported; asked were {query.Indicators.Count} of {query.Code}."
            );
        }

        return request.Largest is >= 0 and <= LargestMax
            ? query
            : throw Refused(
                StatusCode.InvalidArgument,
                $"largest is {request.Largest}; allowed are 0 to {LargestMax}."
            );
    }

    private async Task<IReadOnlyList<Core.Vintages.VintageMark>> CutAsync(
        FigureQuery query,
        JournalVersion version,
        CancellationToken cancellationToken
    ) =>
        await vintages.OfAsync(query.Span, version, cancellationToken) is { } last
            ? last.Cut
            : throw Refused(
                StatusCode.NotFound,
                $"No vintage of {query.Span} was kept by version {version}: see fed vintages."
            );

    private FramesResponse ToWire(FrameShares shares, JournalVersion version) =>
        new()
        {
            Frames = { shares.Largest.Select(ToWire) },
            Others = shares.Others,
            OthersAmount = shares.OthersAmount,
            Amount = shares.Amount,
            Version = version.ToWire(),
            Overruled =
            {
                shares.Overruled.Select(one => new OverruledCount
                {
                    Rule = one.Rule,
                    Because = one.Because.Code(),
                    Warnings = one.Count,
                }),
            },
        };

    private Wire.V1.FrameShare ToWire(FrameShare share) =>
        new()
        {
            Ledger = share.Ledger.ToString(),
            Number = share.Number.Value,
            Position = share.Position,
            TakenUnixUs = share.AtUnixMicroseconds,
            Amount = share.Amount,
            Entries = share.Entries,
            OwnerAreaId = share.Owner.Value,
            Owner = areas.Current.TryGet(share.Owner, out var owner) ? $"{owner.Versions[^1].Code}" : "",
        };

    private static RpcException Refused(StatusCode code, string message) => new(new Status(code, message));
}
