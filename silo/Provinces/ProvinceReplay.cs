using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>
/// The figures of one owner down to the last post, from the frames of its ledgers in the journal. Each answer first
/// takes in what the journal got since the last one, up to its head: an answer stands on exactly that version, whoever
/// appended.
/// </summary>
internal sealed class ProvinceReplay(AreaId owner, ProvinceServices services) : IDisposable
{
    private AreaCatalogue _areas = services.Areas;
    private ProvinceFigures _figures = new(owner, services.Areas, services.Indicators);
    private readonly Dictionary<LedgerId, FrameNumber> _applied = [];
    private readonly FrameContents _contents = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The answer at the journal's head.</summary>
    /// <exception cref="ArgumentException">The request was not checked before.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    public Task<V1.FiguresResponse> QueryAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            (query, version) => Mark(_figures.Query(query)).ToResponse(version, services.Areas, services.Indicators),
            cancellationToken
        );

    /// <summary>The area and what is directly in it, at the journal's head.</summary>
    /// <exception cref="ArgumentException">The request was not checked before.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    public Task<V1.AreasResponse> QueryAreasAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            (query, version) =>
                new V1.AreasResponse
                {
                    Area = Compare(Mark(_figures.Query(query)))
                        .ToAreaFigures(query.Area, services.Areas, services.Indicators),
                    Within =
                    {
                        _figures
                            .QueryWithin(query)
                            .Select(part =>
                                Mark(part.Answer).ToAreaFigures(part.Area, services.Areas, services.Indicators)
                            ),
                    },
                    Version = version.ToWire(),
                },
            cancellationToken
        );

    /// <summary>On which days and spans a figure lies, at the journal's head.</summary>
    /// <exception cref="ArgumentException">The request was not checked before.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    public Task<V1.DaysResponse> QueryDaysAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, (query, version) => _figures.Spans(query).ToDays(version), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Below a province what is held is shown, and that more was announced.</summary>
    private FigureAnswer Mark(FigureAnswer answer) => answer with { Announcements = services.HeldOf(owner) };

    private FigureAnswer Compare(FigureAnswer answer) =>
        answer.Query.Area == owner ? services.CompareProvince(answer) : answer;

    private async Task<T> AnswerAsync<T>(
        V1.FiguresRequest request,
        Func<FigureQuery, JournalVersion, T> answer,
        CancellationToken cancellationToken
    )
    {
        var today = Day.At(services.Time.GetUtcNow());
        var problems = request.ToQuestion().Check(today, services.Areas, services.Indicators, out var query);
        if (query is null)
        {
            throw new ArgumentException(problems[0].Message, nameof(request));
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var version = await CatchUpAsync(cancellationToken);
            return answer(query, version);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    private async Task<JournalVersion> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_areas, services.Areas))
        {
            _areas = services.Areas;
            _figures = new ProvinceFigures(owner, _areas, services.Indicators);
            _applied.Clear();
        }

        var head = await services.Journal.ReadHeadAsync(cancellationToken);
        foreach (var mark in await services.Journal.ReadLedgersAsync(cancellationToken))
        {
            if (mark.Owner == owner)
            {
                await CatchUpAsync(mark.Ledger, head.Position, cancellationToken);
            }
        }

        return head;
    }

    private async Task CatchUpAsync(LedgerId ledger, long through, CancellationToken cancellationToken)
    {
        var after = _applied.GetValueOrDefault(ledger);
        await foreach (var record in services.Journal.ReadLedgerAsync(ledger, after, cancellationToken))
        {
            if (record.Position > through)
            {
                break;
            }

            Apply(record);
            _applied[ledger] = record.Head.Number;
        }
    }

    private void Apply(JournalRecord record)
    {
        if (FrameCodec.TryDecode(record.Payload.Span, _contents) is { } error)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head.Number} of ledger {record.Ledger}: {error}."
            );
        }

        foreach (var posting in _contents.Postings)
        {
            _figures.Apply(posting);
        }

        foreach (ref readonly var other in _contents.Others)
        {
            _figures.Apply(other.Read(record.Payload.Span), record.Position);
        }
    }
}
