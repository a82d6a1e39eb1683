using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Client.Picture;

/// <summary>The figures of one area, in one view.</summary>
/// <param name="Area">The area.</param>
/// <param name="Name">Its full Vietnamese name.</param>
/// <param name="Lines">Its live indicators, in order.</param>
public sealed record AreaLine(AreaId Area, string Name, IReadOnlyList<IndicatorLine> Lines);

/// <summary>What the nation answered about the open area.</summary>
/// <param name="Asked">The question.</param>
/// <param name="At">When the answer came.</param>
/// <param name="Area">The area.</param>
/// <param name="Within">The areas directly in it that have figures.</param>
/// <param name="Problem">Why there is no answer, fit to be shown; empty where there is one.</param>
public sealed record AreaAnswer(
    AreaAsked Asked,
    DateTimeOffset At,
    AreaLine Area,
    IReadOnlyList<AreaLine> Within,
    string Problem
)
{
    /// <summary>How old an answer may be and still be shown as current.</summary>
    public static readonly TimeSpan CurrentFor = TimeSpan.FromSeconds(4);

    /// <summary>No answer came.</summary>
    public static AreaAnswer Failed(AreaAsked asked, DateTimeOffset now, string why) =>
        new(asked, now, new AreaLine(asked.Area, "", []), [], why);

    /// <summary>What is known after this answer: where none came the last one stays, with why.</summary>
    /// <param name="last">The last about the same question; null: none.</param>
    public AreaAnswer After(AreaAnswer? last) =>
        Problem.Length > 0 && last is not null ? last with { Problem = Problem } : this;

    /// <summary>Reads an answer. One about another area than was asked for is none.</summary>
    public static AreaAnswer Read(AreaAsked asked, DateTimeOffset now, V1.AreasResponse response) =>
        response.Area?.AreaId == asked.Area.Value
            ? new AreaAnswer(
                asked,
                now,
                LineOf(response.Area, asked.View),
                [.. response.Within.Select(area => LineOf(area, asked.View))],
                ""
            )
            : Failed(
                asked,
                now,
                $"{asked.Code} = {Refusal.Shown(response.Area?.NameVi ?? "")}, {asked.Subject.Period}"
            );

    private static AreaLine LineOf(V1.AreaFigures area, View view)
    {
        var lines = new List<IndicatorLine>();
        foreach (var figure in area.Figures)
        {
            var isKnown = IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator);
            if (isKnown && FigureMessages.TryRead(figure.Qualifier, out var qualifier))
            {
                lines.Add(
                    new IndicatorLine(indicator!, FigureOf(figure, view, qualifier))
                    {
                        Stated = FigureMessages.TryRead(figure.StatedQualifier, out var said)
                            ? new BoardStatement(view, figure.Stated, said)
                            : null,
                        Kind = figure.Kind is V1.FigureKind.Unspecified or V1.FigureKind.Counted
                            ? null
                            : (FigureKind)(int)figure.Kind,
                        Pairs = FigureMessages.TallyOf(figure),
                        LastYear = figure.LastYear is { } before ? FigureOf(before, view) : null,
                    }
                );
            }
        }

        return new AreaLine(new AreaId(area.AreaId), Refusal.Shown(area.NameVi), lines);
    }

    private static Figure FigureOf(V1.Figure figure, View view, Qualifier qualifier) =>
        new()
        {
            View = view,
            Amount = figure.Amount,
            Possible = figure.Possible,
            Provisional = figure.Provisional,
            ApprovedQualifier = ReadOrExact(figure.ApprovedQualifier),
            ProvisionalQualifier = ReadOrExact(figure.ProvisionalQualifier),
            Unattributed = figure.Unattributed,
            Qualifier = qualifier,
            PossibleQualifier = ReadOrExact(figure.PossibleQualifier),
            UnattributedQualifier = ReadOrExact(figure.UnattributedQualifier),
            Count = figure.Count,
            PossibleCount = figure.Possible == 0 ? 0 : 1,
        };

    private static Figure FigureOf(V1.LastYear before, View view) =>
        FigureOf(
            new V1.Figure
            {
                Amount = before.Amount,
                Possible = before.Possible,
                Provisional = before.Provisional,
                Count = before.Count,
            },
            view,
            ReadOrExact(before.Qualifier)
        );

    /// <summary>Exact where a silo of before says nothing.</summary>
    private static Qualifier ReadOrExact(V1.Qualifier message) =>
        FigureMessages.TryRead(message, out var qualifier) ? qualifier : Qualifier.Exact;
}
