using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Fed.Explain;

/// <summary>Asks for all levels of one figure, and writes them.</summary>
internal sealed class ExplainRun(NationClient nation, EdgeClient? edge, FigureQuestion question, Language language)
{
    private static readonly Day Today = Day.At(TimeProvider.System.GetUtcNow());

    /// <exception cref="FedException">The question cannot be answered, or a level does not add up.</exception>
    public async Task RunAsync(Screen screen, int shown, bool isJson, CancellationToken cancellationToken)
    {
        var (indicator, days) = Check();
        var told = await new NationSteps(nation, question, days, language).AskAsync(cancellationToken);
        var marked = await nation.QueryAsync(question, cancellationToken);
        var held = edge is null
            ? ((long Amount, string Version, Step Entries)?)null
            : await new EdgeSteps(edge, question, days, language).AskAsync(shown, cancellationToken);
        _ = Period.TryParse(question.Period, out var period);
        var calendars = await new CalendarSteps(AmountAsync, question, language).AskAsync(period, Today);
        var output = new ExplainOutput(screen, language, indicator);
        if (isJson)
        {
            screen.Line(Json(told, marked, held, calendars));
            return;
        }

        output.Heading(Asked(days, indicator), told.Amount, told.Version);
        foreach (var step in told.Steps)
        {
            output.Write(step);
        }

        SayRevised(output, marked);
        if (held is { } ledger)
        {
            output.Write(ledger.Entries);
            SayLedger(output, told.Amount, ledger.Amount, ledger.Version);
        }

        if (calendars is { } cut)
        {
            output.Say(
                $"Lịch dương: {output.Number(cut.Civil)}; theo Nghị định 09/2019/NĐ-CP: {output.Number(cut.Decree09)}.",
                $"Civil calendar: {output.Number(cut.Civil)}; by Decree 09/2019: {output.Number(cut.Decree09)}."
            );
            if (cut.Days.Parts.Count > 0)
            {
                output.Write(cut.Days);
            }
        }

        Task<long> AmountAsync(FigureQuestion asked) => NationAmountAsync(asked, cancellationToken);
    }

    /// <summary>Since when it is not what was agreed on, and how the parts of that are listed.</summary>
    private void SayRevised(ExplainOutput output, FiguresResponse marked)
    {
        if (marked.Vintage is { } vintage && marked.Figures.FirstOrDefault()?.Revision is { } revision)
        {
            var text = new RevisedText(vintage, marked.Figures, language).Of(revision);
            var at = RevisedText.FrozenAt(vintage);
            output.Say(
                $"Điều chỉnh sau hội nghị «{vintage.Name}» ({at}): {text}; khung nào: fed revisions {vintage.Id}.",
                $"Revised since the vintage “{vintage.Name}” ({at}): {text}; which frames: fed revisions {vintage.Id}."
            );
        }
    }

    private static void SayLedger(ExplainOutput output, long told, long held, string version) =>
        output.Say(
            told == held
                ? $"Sổ của tỉnh (đến mục {version}) khớp với trung ương."
                : $"Sổ của tỉnh (đến mục {version}): {output.Number(held)}; lệch {output.Number(held - told)} so với "
                    + "trung ương: còn mục chưa đến, hoặc đã đến sau khi hỏi.",
            told == held
                ? $"The province's ledger (through {version}) says the same as the nation."
                : $"The province's ledger (through {version}): {output.Number(held)}, {output.Number(held - told)} "
                    + "apart from the nation: entries are on their way, or came in meanwhile."
        );

    private (Indicator Indicator, Span Days) Check()
    {
        var problems = question.Check(Today, KnownAreas.Current, IndicatorCatalogue.Reference, out var query);
        return query is not null && IndicatorCatalogue.Reference.TryGet(query.Indicators[0], out var indicator)
            ? (indicator, query.Span)
            : throw FedException.Usage([.. problems.Select(problem => problem.Message)]);
    }

    /// <summary>
    /// Below the nation of its own figures, so that single days take no place among the watched boards.
    /// </summary>
    private async Task<long> NationAmountAsync(FigureQuestion asked, CancellationToken cancellationToken)
    {
        var figures =
            asked.Area == "VN"
                ? (await nation.QueryAsync(asked, cancellationToken)).Figures
                : (await nation.AreasAsync(asked, cancellationToken)).Area.Figures;
        return figures.FirstOrDefault()?.Amount ?? 0;
    }

    private string Asked(Span days, Indicator indicator) =>
        $"{Names.AreaPath(question.Area, days, language)} · {SpanText.Of(days, language)} · "
        + Names.Indicator(indicator.Code, language);

    private static string Json(
        (long Amount, string Version, IReadOnlyList<Step> Steps) told,
        FiguresResponse marked,
        (long Amount, string Version, Step Entries)? held,
        (long Civil, long Decree09, Step Days)? calendars
    ) =>
        JsonLines.Object(json =>
        {
            json.WriteNumber("amount", told.Amount);
            json.WriteString("version", told.Version);
            foreach (var step in told.Steps)
            {
                ExplainOutput.Write(json, step);
            }

            if (marked.Figures.FirstOrDefault() is { Revision: not null } figure)
            {
                new RevisedText(marked.Vintage, marked.Figures, Language.En).Write(json, figure);
            }

            if (held is { } ledger)
            {
                json.WriteNumber("ledger_amount", ledger.Amount);
                json.WriteString("ledger_version", ledger.Version);
                ExplainOutput.Write(json, ledger.Entries);
            }

            if (calendars is { } cut)
            {
                json.WriteNumber("civil", cut.Civil);
                json.WriteNumber("decree09", cut.Decree09);
                ExplainOutput.Write(json, cut.Days);
            }
        });
}
