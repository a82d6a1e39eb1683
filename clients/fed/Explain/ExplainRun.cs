using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Fed.Nation;
using Federation.Wire;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

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
        var (steps, overruled) = await DeeperAsync(told, marked, shown, cancellationToken);
        var held = edge is null
            ? ((long Amount, Version Version, Step Entries)?)null
            : await new EdgeSteps(edge, question, language).AskAsync(shown, cancellationToken);
        _ = Period.TryParse(question.Period, out var period);
        var calendars = await new CalendarSteps(SpansAsync, language).AskAsync(period, Today);
        var output = new ExplainOutput(screen, language, indicator);
        if (isJson)
        {
            screen.Line(Json(told, steps, overruled, marked, held, calendars));
            return;
        }

        var version = FiguresOutput.ScreenVersion(told.Version, language);
        output.Heading(Asked(days, period, indicator), told.Amount, version);
        foreach (var step in steps)
        {
            output.Write(step);
        }

        SayRevised(output, marked);
        SayOverruled(output, overruled);
        screen.Lines(NothingText.Foot(marked.Figures, language));
        screen.Lines(NothingText.Why(marked.Figures, language));
        if (held is { } ledger)
        {
            output.Write(ledger.Entries);
            SayLedger(output, told.Amount, ledger.Amount, FiguresOutput.ScreenVersion(ledger.Version, language));
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

        Task<IReadOnlyList<(Span, long)>> SpansAsync(Span asked) => NationSpansAsync(asked, cancellationToken);
    }

    /// <summary>The frames, and those that revised the figure; and which warnings of it were overruled.</summary>
    private async Task<(IReadOnlyList<Step> Steps, IReadOnlyList<OverruledCount> Overruled)> DeeperAsync(
        NationTold told,
        FiguresResponse marked,
        int shown,
        CancellationToken cancellationToken
    )
    {
        var frames = new FrameSteps(nation, question, language);
        var (step, overruled) = await frames.AskAsync(told, shown, cancellationToken);
        List<Step> deeper = [.. told.Steps, step];
        if (marked.Figures.FirstOrDefault()?.Revision is { } revision)
        {
            var then = marked.Version;
            deeper.Add(await frames.AskSinceVintageAsync(revision.Difference, then, shown, cancellationToken));
        }

        return (deeper, overruled);
    }

    /// <summary>How many implausible amounts of it somebody holds for right, why, and where they are listed.</summary>
    private void SayOverruled(ExplainOutput output, IReadOnlyList<OverruledCount> overruled)
    {
        if (overruled.Count == 0)
        {
            return;
        }

        var reasons = string.Join(", ", overruled.GroupBy(one => one.Because).Select(Count));
        var rules = string.Join(", ", overruled.Select(one => one.Rule).Distinct());
        var asked = $"--area {question.Area} --period {question.Period} --indicator {question.Indicators[0]}";
        output.Say(
            $"Đã bỏ qua cảnh báo về chỉ tiêu này ở địa bàn, kỳ này (mọi cách xem): {reasons}; quy tắc {rules}; xem: "
                + $"fed overruled {asked}.",
            $"Warnings of it were overruled in this area and period (in every view): {reasons}; rules {rules}; see: "
                + $"fed overruled {asked}."
        );

        string Count(IGrouping<string, OverruledCount> reason) =>
            $"{reason.Sum(one => one.Warnings)} ({OverruleOption.Word(reason.Key, language)})";
    }

    /// <summary>Since when it is not what was agreed on, and how the parts of that are listed.</summary>
    private void SayRevised(ExplainOutput output, FiguresResponse marked)
    {
        if (marked.Vintage is { } vintage && marked.Figures.FirstOrDefault()?.Revision is { } revision)
        {
            var text = new RevisedText(marked, marked.Figures, language).Of(revision);
            var at = RevisedText.FrozenAt(vintage, language);
            output.Say(
                $"Điều chỉnh sau hội nghị «{vintage.Name}» ({at}): {text}; xem thêm: fed revisions {vintage.Id}.",
                $"Revised since the vintage “{vintage.Name}” ({at}): {text}; more: fed revisions {vintage.Id}."
            );
        }
    }

    private static void SayLedger(ExplainOutput output, long told, long held, string version) =>
        output.Say(
            told == held
                ? $"Sổ của tỉnh (đến {version}) khớp với trung ương."
                : $"Sổ của tỉnh (đến {version}): {output.Number(held)}; lệch {output.Signed(held - told)} so với "
                    + "trung ương: còn mục chưa đến, hoặc đã đến sau khi hỏi.",
            told == held
                ? $"The province's ledger (through {version}) says the same as the nation."
                : $"The province's ledger (through {version}): {output.Number(held)}, {output.Signed(held - told)} "
                    + "apart from the nation: entries are on their way, or came in meanwhile."
        );

    private (Indicator Indicator, Span Days) Check()
    {
        var problems = question.Check(Today, KnownAreas.Current, IndicatorCatalogue.Reference, out var query);
        return query is not null && IndicatorCatalogue.Reference.TryGet(query.Indicators[0], out var indicator)
            ? (indicator, query.Span)
            : throw FedException.Usage([.. problems.Select(problem => problem.Message)]);
    }

    /// <summary>What lies on the days and spans in these days: one question for all of them.</summary>
    private async Task<IReadOnlyList<(Span, long)>> NationSpansAsync(Span days, CancellationToken cancellationToken)
    {
        var asked = question with { Period = $"{days.First}..{days.Last}", Calendar = "civil" };
        var answer = await nation.DaysAsync(asked, cancellationToken);
        return [.. answer.Spans.Select(one => (new Span(new Day(one.FirstDay), new Day(one.LastDay)), one.Amount))];
    }

    /// <summary>Area, period with its calendar and days, view and indicator.</summary>
    private string Asked(Span days, Period period, Indicator indicator)
    {
        var calendar =
            question.Calendar == Calendar.Decree09.Code()
                ? language.Of("Nghị định 09", "Decree 09")
                : language.Of("dương lịch", "civil calendar");
        var span = SpanText.Of(days, language);
        var when =
            period.Kind == PeriodKind.Range
                ? span
                : $"{language.Of(period.NameVi(), period.NameEn())} ({calendar}: {span})";
        var view = Views.TryParse(question.View, out var named) ? named : View.Total;
        return $"{Names.AreaPath(question.Area, days, language)} · {when} · "
            + $"{language.Of(view.NameVi(), view.NameEn())} · {Names.Indicator(indicator.Code, language)}";
    }

    private static string Json(
        NationTold told,
        IReadOnlyList<Step> steps,
        IReadOnlyList<OverruledCount> overruled,
        FiguresResponse marked,
        (long Amount, Version Version, Step Entries)? held,
        (long Civil, long Decree09, Step Days)? calendars
    ) =>
        JsonLines.Object(json =>
        {
            json.WriteNumber("amount", told.Amount);
            json.WriteString("version", FiguresOutput.VersionText(told.Version));
            foreach (var step in steps)
            {
                ExplainOutput.Write(json, step);
            }

            json.WriteTextOrNull("kind", NothingText.Code(marked.Figures.FirstOrDefault()?.Kind ?? default));
            NothingText.Write(json, marked.Figures.FirstOrDefault() ?? new Wire.V1.Figure());
            ExplainOutput.Write(json, overruled);
            if (marked.Figures.FirstOrDefault() is { Revision: not null } figure)
            {
                new RevisedText(marked, marked.Figures, Language.En).Write(json, figure);
            }

            if (held is { } ledger)
            {
                json.WriteNumber("ledger_amount", ledger.Amount);
                json.WriteString("ledger_version", FiguresOutput.VersionText(ledger.Version));
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
