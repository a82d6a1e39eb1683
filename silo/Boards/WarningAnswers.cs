using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Silo.Catalogue;
using Federation.Silo.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using LiveWarning = Federation.Core.Plausibility.LiveWarning;

namespace Federation.Silo.Boards;

/// <summary>
/// Answers which amounts stand implausible, and why somebody holds them for right, by reading the ledgers in the
/// journal. Any thread may ask; such questions take their turn with those about the past.
/// </summary>
internal sealed class WarningAnswers(
    FoldHost fold,
    PastBoards past,
    AreaBook areas,
    IndicatorCatalogue indicators,
    TimeProvider time
)
{
    private const int ListedMax = 10_000;

    /// <summary>The answer at the newest version.</summary>
    /// <exception cref="RpcException">The question is none, or it takes too long.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<WarningsResponse> AnswerAsync(WarningsRequest request, CancellationToken cancellationToken)
    {
        var query = Check(request);
        var version = fold.Version;
        var books = new Dictionary<AreaId, WarningBook>();
        var owner = areas.Current.ProvinceOf(query.Area) ?? AreaId.Nation;
        await past.ReadLedgersAsync(owner, [], version.Position, Take, cancellationToken);
        var asked = books.SelectMany(book => book.Value.Live.Where(one => IsAsked(query, book.Key, one))).ToList();
        var overruled = asked.Count(one => one.Because is not null);
        return new WarningsResponse
        {
            Warnings = { asked.OrderBy(one => one.Span).Take(request.ListedMax).Select(ToWire) },
            Overruled = overruled,
            WithoutReason = asked.Count - overruled,
            LeftOut = Math.Max(0, asked.Count - request.ListedMax),
            Version = version.ToWire(),
            FirstDay = query.Span.First.Number,
            LastDay = query.Span.Last.Number,
        };

        void Take(JournalRecord record)
        {
            if (!books.TryGetValue(record.Owner, out var book))
            {
                books.Add(record.Owner, book = new WarningBook(RulePack.Reference));
            }

            book.Take(record);
        }
    }

    private FigureQuery Check(WarningsRequest request)
    {
        var today = Day.At(time.GetUtcNow());
        var refusals = (request.Figures ?? new()).ToQuestion().Check(today, areas.Current, indicators, out var query);
        if (query is null)
        {
            throw refusals.ToRpcException();
        }

        if (query.Boundaries != Boundaries.Reported || query.View != View.Total)
        {
            throw Refused("Warnings are told of areas as reported, in every view alike: ask without boundaries, view.");
        }

        return request.ListedMax is >= 0 and <= ListedMax
            ? query
            : throw Refused($"listed_max is {request.ListedMax}; allowed are 0 to {ListedMax}.");
    }

    /// <summary>What an owner tells of another one's area is on no board.</summary>
    private bool IsAsked(FigureQuery query, AreaId owner, LiveWarning one) =>
        query.Asks(one.Warning.Indicator)
        && query.Span.Contains(one.Span)
        && indicators.TryGet(one.Warning.Indicator, out _)
        && areas.Current.Includes(query.Area, one.Area)
        && areas.Current.Includes(owner, one.Area);

    private Wire.V1.LiveWarning ToWire(LiveWarning one)
    {
        var named = areas.Current.Get(one.Area).Nearest(one.Span.Last);
        _ = indicators.TryGet(one.Warning.Indicator, out var indicator);
        var message = new Wire.V1.LiveWarning
        {
            Area = named.Code.ToString(),
            AreaNameVi = named.FullNameVi,
            FirstDay = $"{one.Span.First}",
            LastDay = $"{one.Span.Last}",
            Forces = $"{one.Forces}",
            Indicator = indicator!.Code,
            Rule = one.Warning.Rule,
            Because = one.Because?.Code() ?? "",
            Says = one.Verdict is { } verdict ? VerdictText.En(verdict, one.Kind, indicators) : "",
            Ledger = $"{one.Ledger}",
            Frame = one.Frame.Value,
            Entry = $"{one.Entry}",
        };
        if (one.Amount is { } amount)
        {
            message.Amount = amount;
        }

        return message;
    }

    private static RpcException Refused(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
