using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Returns on the wire: what is stated against what is counted.</summary>
public static class ReturnMessages
{
    /// <summary>Reads a request to file a return; every field that is wrong is named.</summary>
    public static bool TryRead(
        V1.FileReturnRequest request,
        ReturnReader reader,
        Claim by,
        Day today,
        [NotNullWhen(true)] out FileReturn? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = LedgerRequests.ReadId("id", request.Id, wrong);
        var overruling = LedgerRequests.ReadOverruling(request.Overruling, wrong);
        var fields = new ReturnFields(
            request.Area,
            request.Period,
            request.Calendar,
            request.View,
            [
                .. request.Figures.Select(one => new AmountFields(
                    one.Indicator,
                    one.Amount,
                    LedgerRequests.QualifierOf(one.Qualifier)
                )),
            ],
            request.Withdrawn,
            request.PostDifference
        );
        reader.TryRead(fields, by, id, today, out var read, out var more);
        wrong.AddRange(more);
        command = wrong.Count == 0 ? read! with { Overruling = overruling } : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>One figure of a return.</summary>
    /// <param name="line">Its indicator is in the catalogue.</param>
    /// <param name="indicators">Codes and units.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static V1.ReturnLine ToWire(this ReturnLine line, IndicatorCatalogue indicators)
    {
        if (!indicators.TryGet(line.Indicator, out var indicator))
        {
            throw new ArgumentException($"There is no indicator {line.Indicator}.", nameof(line));
        }

        var figure = line.Counted;
        return new V1.ReturnLine
        {
            Indicator = indicator.Code,
            Stated = line.Stated?.ToWire(),
            Counted = figure.Amount,
            CountedQualifier = figure.Qualifier.ToWire(),
            Count = figure.Count,
            Possible = figure.Possible,
            Unattributed = figure.Unattributed,
            Difference = line.Difference,
            LumpId = line.Lump?.ToString() ?? "",
        };
    }

    /// <summary>What a return states of one figure.</summary>
    /// <param name="statement">Its area and indicator are in the catalogues.</param>
    /// <param name="counted">What is counted of it.</param>
    /// <param name="areas">Codes of areas.</param>
    /// <param name="indicators">Codes and units of indicators.</param>
    public static V1.StatedReturn ToWire(
        this ReturnStatement statement,
        in Figure counted,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var key = statement.Key;
        return new V1.StatedReturn
        {
            Area = areas.Get(key.Area).Nearest(key.Span.Last).Code.ToString(),
            FirstDay = key.Span.First.ToString(),
            LastDay = key.Span.Last.ToString(),
            View = key.View.Code(),
            Line = new ReturnLine(key.Indicator, statement.Stated, counted, null).ToWire(indicators),
        };
    }
}
