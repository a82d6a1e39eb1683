using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Questions for figures and their answers on the wire, at the nation and at an edge alike.</summary>
public static class FigureMessages
{
    /// <summary>The question as its caller wrote it, not yet checked.</summary>
    public static FigureQuestion ToQuestion(this V1.FiguresRequest request) =>
        new(request.Area, request.Period, request.Calendar, request.View, request.Indicators)
        {
            WithCells = request.WithCells,
            Boundaries = request.Boundaries,
        };

    /// <summary>The request that asks this question.</summary>
    public static V1.FiguresRequest ToRequest(this FigureQuestion question) =>
        new()
        {
            Area = question.Area,
            Period = question.Period,
            Calendar = question.Calendar,
            View = question.View,
            Indicators = { question.Indicators },
            WithCells = question.WithCells,
            Boundaries = question.Boundaries,
        };

    /// <summary>The response that carries this answer.</summary>
    /// <param name="answer">Its indicators and its area are in the catalogues.</param>
    /// <param name="version">What the answer stands on: a journal version, or (0, entry number) at an edge
    /// node.</param>
    /// <param name="areas">Names of areas.</param>
    /// <param name="indicators">Codes and units of indicators.</param>
    public static V1.FiguresResponse ToResponse(
        this FigureAnswer answer,
        JournalVersion version,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var query = answer.Query;
        var response = new V1.FiguresResponse
        {
            Version = version.ToWire(),
            FirstDay = query.Span.First.Number,
            LastDay = query.Span.Last.Number,
            AreaNameVi = areas.FullName(query.Area, query.Span.Last),
            PeriodNameVi = query.Period.NameVi(),
            Boundaries = query.Boundaries.Code(),
            BoundariesDay = query.Boundaries == Boundaries.Today ? query.Today.Number : 0,
            LastYearFirstDay = query.LastYear?.First.Number ?? 0,
            LastYearLastDay = query.LastYear?.Last.Number ?? 0,
            Vintage = answer.Vintage?.ToMark(),
            VintageUnknown = answer.IsVintageUnknown,
            LastYearUnknown = answer.IsLastYearUnknown,
        };
        response.Figures.Add(answer.Figures(query.Code.ToString(), areas, indicators));
        return response;
    }

    /// <summary>The figures of one of the areas that a question is about.</summary>
    /// <param name="answer">Its indicators are in the catalogue.</param>
    /// <param name="area">The area, in the catalogue.</param>
    /// <param name="areas">Codes and names of areas.</param>
    /// <param name="indicators">Codes and units of indicators.</param>
    public static V1.AreaFigures ToAreaFigures(
        this FigureAnswer answer,
        AreaId area,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var version = areas.Get(area).Nearest(answer.Query.Span.Last);
        return new V1.AreaFigures
        {
            AreaId = area.Value,
            Code = version.Code.ToString(),
            NameVi = version.FullNameVi,
            Figures = { answer.Figures(version.Code.ToString(), areas, indicators) },
        };
    }

    /// <summary>The qualifier's number on the wire; they are numbered alike.</summary>
    public static V1.Qualifier ToWire(this Qualifier qualifier) => (V1.Qualifier)(int)qualifier;

    /// <summary>Reads a qualifier; false for unspecified and for numbers that this program does not know.</summary>
    public static bool TryRead(V1.Qualifier message, out Qualifier qualifier)
    {
        var valid = message is >= V1.Qualifier.Exact and <= V1.Qualifier.About;
        qualifier = valid ? (Qualifier)(int)message : default;
        return valid;
    }

    /// <summary>The figures of an answer under a name.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="area">The code of the area or group that they are of.</param>
    /// <param name="areas">Codes of areas.</param>
    /// <param name="indicators">Codes and units of indicators; a figure of another one is left out.</param>
    public static IEnumerable<V1.Figure> Figures(
        this FigureAnswer answer,
        string area,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var last = answer.Query.Span.Last;
        foreach (var line in answer.Lines)
        {
            if (indicators.TryGet(line.Indicator, out var indicator))
            {
                var figure = ToWire(area, answer.Query, indicator, line.Figure);
                if (line.Stated is { } stated)
                {
                    figure.Stated = stated.Amount;
                    figure.StatedQualifier = stated.Qualifier.ToWire();
                    figure.StatedDifference = line.Difference;
                }

                figure.Disagreeing.AddRange(
                    line.Disagreeing?.Select(id => areas.Get(id).Nearest(last).Code.ToString()) ?? []
                );
                figure.Kind = (V1.FigureKind)(int)line.Kind;
                figure.Nothing.Add(Pairs(line.Pairs));
                figure.Announced = answer.IsAnnounced;
                figure.DetailOnTheWay = answer.IsDetailOnTheWay;
                figure.LastYear = line.LastYear is { } before
                    ? LastYearMessages.ToWire(indicator, line.Figure, before)
                    : null;
                figure.Revision = line.Revision is { } revision
                    ? FigureRevisionMessages.ToWire(indicator, revision)
                    : null;
                figure.Cells.AddRange(line.Cells.Select(ToWire));
                yield return figure;
            }
        }
    }

    /// <summary>On which days and spans a figure lies.</summary>
    public static V1.DaysResponse ToDays(this SortedDictionary<Span, long> spans, JournalVersion version) =>
        new()
        {
            Spans =
            {
                spans
                    .Where(span => span.Value != 0)
                    .Select(span => new V1.SpanAmount
                    {
                        FirstDay = span.Key.First.Number,
                        LastDay = span.Key.Last.Number,
                        Amount = span.Value,
                    }),
            },
            Version = version.ToWire(),
        };

    /// <summary>Reads the cells of a figure; an empty list where none were asked for.</summary>
    /// <exception cref="FormatException">A force set is none, or its amount has no qualifier.</exception>
    public static ForceCell[] CellsOf(V1.Figure figure) => [.. figure.Cells.Select(Read)];

    private static IEnumerable<V1.KindPairs> Pairs(KindTally tally) =>
        new (FigureKind Kind, int Pairs)[]
        {
            (FigureKind.NotApplicable, tally.NotApplicable),
            (FigureKind.DeclaredZero, tally.DeclaredZero),
            (FigureKind.NotYetClosed, tally.NotYetClosed),
        }
            .Where(one => one.Pairs > 0)
            .Select(one => new V1.KindPairs { Kind = (V1.FigureKind)(int)one.Kind, Pairs = one.Pairs });

    /// <summary>Reads why a figure is which nothing.</summary>
    public static KindTally TallyOf(V1.Figure figure) =>
        figure.Nothing.Aggregate(
            default(KindTally),
            (tally, one) =>
                one.Kind switch
                {
                    V1.FigureKind.NotApplicable => tally with { NotApplicable = one.Pairs },
                    V1.FigureKind.DeclaredZero => tally with { DeclaredZero = one.Pairs },
                    V1.FigureKind.NotYetClosed => tally with { NotYetClosed = one.Pairs },
                    _ => tally,
                }
        );

    private static ForceCell Read(V1.FigureCell cell) =>
        ForceSet.TryParse(cell.Forces, out var forces) && TryRead(cell.Qualifier, out var qualifier)
            ? new ForceCell(
                forces,
                cell.Approved ? Approval.Approved : Approval.Provisional,
                new Cell(
                    cell.Amount,
                    cell.Count,
                    qualifier is Qualifier.MoreThan or Qualifier.About ? 1 : 0,
                    qualifier is Qualifier.Nearly or Qualifier.About ? 1 : 0
                )
            )
            : throw new FormatException($"A cell of '{Refusal.Shown(cell.Forces)}' {cell.Qualifier} is none.");

    private static V1.FigureCell ToWire(ForceCell cell) =>
        new()
        {
            Forces = cell.Forces.ToString(),
            Approved = cell.Approval == Approval.Approved,
            Amount = cell.Cell.Amount,
            Count = cell.Cell.Count,
            Qualifier = cell.Cell.Qualifier.ToWire(),
        };

    private static V1.Figure ToWire(string area, FigureQuery query, Indicator indicator, in Figure figure) =>
        new()
        {
            Area = area,
            Period = query.Period.ToString(),
            Indicator = indicator.Code,
            View = query.View.Code(),
            Amount = figure.Amount,
            Possible = figure.Possible,
            Provisional = figure.Provisional,
            ApprovedQualifier = figure.ApprovedQualifier.ToWire(),
            ProvisionalQualifier = figure.ProvisionalQualifier.ToWire(),
            Unattributed = figure.Unattributed,
            Qualifier = figure.Qualifier.ToWire(),
            DisplayVi = FigureText.Vi(indicator, figure.Amount, figure.Qualifier),
            DisplayEn = FigureText.En(indicator, figure.Amount, figure.Qualifier),
            Count = figure.Count,
            PossibleQualifier = figure.PossibleQualifier.ToWire(),
            UnattributedQualifier = figure.UnattributedQualifier.ToWire(),
        };
}
