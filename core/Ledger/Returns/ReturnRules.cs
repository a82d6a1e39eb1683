using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;
using Federation.Core.Plausibility;

namespace Federation.Core.Ledger;

/// <summary>Decides what filing a return comes to: all of it, or a refusal of all. Changes nothing.</summary>
internal sealed class ReturnRules(
    LedgerScope scope,
    LedgerState state,
    OverruleRules plausibility,
    ClosedDays closedDays,
    DeclaredNothing declared
)
{
    public ReturnPlan Plan(FileReturn command, Day today, long atUnixMicroseconds)
    {
        if (state.Statements.Find(command.Return) is { } done)
        {
            return Repeat(command, done);
        }

        var refusals = Check(command, today);
        if (refusals.Count > 0)
        {
            return new ReturnPlan { Refusals = refusals };
        }

        Span[] periods = [command.Span, .. LikePeriods.Before(command.Span, PastPeriods.Count, LedgerScope.FirstDay)];
        var counted = CountedFigures.Of(state, scope.Areas, command.Area, periods);
        var history = new PeriodHistory(command, counted[1..]);
        var overruled = plausibility.Check(refusals, command, history);
        var differences = Differences(command, counted[0], refusals);
        if (refusals.Count > 0)
        {
            return new ReturnPlan { Refusals = refusals };
        }

        var number = state.NextEntry;
        var filed = new ReturnFiled(
            number,
            command.Return,
            atUnixMicroseconds,
            command.By,
            command.Area,
            command.Span,
            command.View,
            [.. command.Figures.OrderBy(figure => figure.Indicator)],
            [.. command.Withdrawn.Order()],
            command.Difference,
            overruled.Count > 0 ? command.Overruling : null
        );
        var lumps = differences.ConvertAll(difference => Lump(command, difference, atUnixMicroseconds));
        lumps = [.. lumps.Select((lump, i) => lump with { Number = new EntryNumber(number.Value + 1 + i) })];
        return new ReturnPlan
        {
            Entry = number,
            Entries = [filed, .. lumps],
            Lines = Lines(filed, counted[0], lumps),
            Overruled = overruled,
        };
    }

    private ReturnPlan Repeat(FileReturn command, ReturnFiled done)
    {
        // The nation is not told whose lumps took up a difference: of its copy that is not compared.
        var isTaken = done.Difference == command.Difference || done is { CountedIn: not null, Difference.Bits: 0 };
        var isSame =
            isTaken
            && (done.Area, done.Span, done.View) == (command.Area, command.Span, command.View)
            && done.Figures.SequenceEqual(command.Figures.OrderBy(figure => figure.Indicator))
            && done.Withdrawn.SequenceEqual(command.Withdrawn.Order());
        if (!isSame)
        {
            var message =
                $"Return {command.Return} was filed as entry {done.Number} for "
                + $"{scope.NameOf(done.Area, done.Span.Last)} "
                + $"{done.Span}, {done.View.Code()}: {Text(done.Figures)}; it cannot be filed again saying "
                + $"{Text(command.Figures)} for {command.Span}, {command.View.Code()}. File it under a new id.";
            return Refuse(new Refusal(RefusalCode.IdTaken, "id", command.Return.ToString(), message));
        }

        var counted = CountedFigures.Of(state, scope.Areas, done.Area, [done.Span])[0];
        return new ReturnPlan { Entry = done.Number, Lines = Lines(done, counted, []) };
    }

    private List<Refusal> Check(FileReturn command, Day today)
    {
        var refusals = new List<Refusal>();
        if (!command.Return.IsValid || state.Contains(command.Return))
        {
            var message = $"Id {command.Return} is nil, max, or that of another entry of this ledger: mint a new one.";
            refusals.Add(new Refusal(RefusalCode.IdTaken, "id", command.Return.ToString(), message));
        }

        var forces = Forces.All.Where(force => Views.Of(force) == command.View).ToList();
        if (forces.Count == 1 && !command.By.SpeaksFor(forces[0]))
        {
            var message =
                $"{command.By} cannot state what {forces[0].Code()} did: only {forces[0].Code()} or an operator can.";
            refusals.Add(new Refusal(RefusalCode.NotPermitted, "view", command.View.Code(), message));
        }

        ContentRules.CheckSpan(refusals, scope, command.Area, command.Span, today);
        CheckFigures(refusals, command);
        return refusals;
    }

    private void CheckFigures(List<Refusal> refusals, FileReturn command)
    {
        IndicatorNumber[] all = [.. command.Figures.Select(figure => figure.Indicator), .. command.Withdrawn];
        if (all.Length is 0 or > ReturnFiled.FiguresMax || all.Distinct().Count() < all.Length)
        {
            var message = $"A return has 1 to {ReturnFiled.FiguresMax} figures, each indicator once, not {all.Length}.";
            refusals.Add(Refusal.Invalid("figures", $"{all.Length}", message));
        }

        foreach (var indicator in all.Where(indicator => !scope.Indicators.TryGet(indicator, out _)))
        {
            var message = $"There is no indicator {indicator} in catalogue {scope.Indicators.Version}.";
            refusals.Add(Refusal.Invalid("figures", $"{indicator}", message));
        }

        foreach (var indicator in command.Withdrawn)
        {
            var key = new StatementKey(command.Area, command.Span, command.View, indicator);
            if (state.Statements.Of(key) is null)
            {
                var message =
                    $"Nothing is stated of {CodeOf(indicator)} in {command.Span} ({command.View.Code()}): there is "
                    + "nothing to withdraw.";
                refusals.Add(new Refusal(RefusalCode.NotFound, "withdrawn", CodeOf(indicator), message));
            }
        }
    }

    /// <summary>What is stated above what is counted, where it is to be posted; one that is below is refused.</summary>
    private List<QuantifiedAmount> Differences(FileReturn command, PeriodTable counted, List<Refusal> refusals)
    {
        var differences = new List<QuantifiedAmount>();
        if (command.Difference == default)
        {
            return differences;
        }

        if (command.View.MembershipOf(command.Difference) != Membership.Counted)
        {
            var message =
                $"What {command.Difference} did does not count for certain in {command.View.Code()}: the difference "
                + "would stay. Name forces that do, or state the total.";
            refusals.Add(Refusal.Invalid("post_difference", $"{command.Difference}", message));
            return differences;
        }

        foreach (var stated in command.Figures)
        {
            var figure = FigureOf(counted, command, stated.Indicator);
            var difference = stated.Amount.Value - figure.Amount;
            if (difference < 0)
            {
                refusals.Add(Above(command, stated, figure.Amount));
            }
            else if (difference > 0)
            {
                var amount = new QuantifiedAmount(stated.Indicator, new Amount(difference), stated.Qualifier);
                differences.Add(amount);
                var lump = new LumpContent(command.Area, command.Span, command.Difference, amount);
                if (
                    (closedDays.Refuse("post_difference", lump) ?? declared.Refuse("post_difference", lump)) is
                    { } wrong
                )
                {
                    refusals.Add(wrong);
                }

                if (SumRules.Refuse(scope, amount, state.Sums.Of(stated.Indicator)) is { } message)
                {
                    refusals.Add(Refusal.Invalid("post_difference", $"{difference}", message));
                }
            }
        }

        return differences;
    }

    private Refusal Above(FileReturn command, QuantifiedAmount stated, long counted)
    {
        var already = scope.Indicators.TryGet(stated.Indicator, out var known)
            ? FigureText.En(known, counted, Qualifier.Exact)
            : $"{counted}";
        var message =
            $"{ContentText.Of(scope, stated)} is below the {already} counted in {command.Span} "
            + $"({command.View.Code()}): only "
            + "what is missing can be posted. Correct or void what is counted too much, or file the return without "
            + "posting: the difference is shown.";
        return new Refusal(RefusalCode.WrongState, "post_difference", $"{stated.Amount}", message);
    }

    private DifferencePosted Lump(FileReturn command, QuantifiedAmount difference, long atUnixMicroseconds) =>
        new(
            state.NextEntry,
            ActivityIds.Of("federation/difference/1"u8, command.Return, 0, difference.Indicator.Value),
            atUnixMicroseconds,
            command.By,
            new LumpContent(command.Area, command.Span, command.Difference, difference),
            command.Return
        );

    private static List<ReturnLine> Lines(ReturnFiled filed, PeriodTable counted, IReadOnlyList<DifferencePosted> lumps)
    {
        foreach (var lump in lumps)
        {
            var facts = new FactBuilder(lump.Id, 1);
            facts.Post(lump.Content);
            counted.Apply(filed.Area, facts.Facts[0].Posting);
        }

        return
        [
            .. filed
                .Statements.Select(one => one.Key)
                .Order()
                .Select(key => new ReturnLine(
                    key.Indicator,
                    StatedOf(filed, key),
                    counted.Find(filed.Area, key.Indicator)?.Figure(filed.View) ?? Figure.Of(filed.View, []),
                    lumps.FirstOrDefault(lump => lump.Content.Amount.Indicator == key.Indicator)?.Id
                )),
        ];
    }

    private static QuantifiedAmount? StatedOf(ReturnFiled filed, StatementKey key)
    {
        foreach (var figure in filed.Figures)
        {
            if (figure.Indicator == key.Indicator)
            {
                return figure;
            }
        }

        return null;
    }

    private static Figure FigureOf(PeriodTable counted, FileReturn command, IndicatorNumber indicator) =>
        counted.Find(command.Area, indicator)?.Figure(command.View) ?? Figure.Of(command.View, []);

    private string Text(IEnumerable<QuantifiedAmount> figures) =>
        string.Join(", ", figures.Select(figure => ContentText.Of(scope, figure)));

    private string CodeOf(IndicatorNumber indicator) =>
        scope.Indicators.TryGet(indicator, out var known) ? known.Code : $"{indicator}";

    private static ReturnPlan Refuse(Refusal refusal) => new() { Refusals = [refusal] };

    /// <summary>The like periods before, each summed.</summary>
    private sealed class PeriodHistory(FileReturn command, PeriodTable[] before) : IHistory
    {
        public PastPeriods Of(IndicatorNumber indicator)
        {
            var sums = before.Select(table => FigureOf(table, command, indicator).Amount).ToList();
            return new PastPeriods(sums.Count(sum => sum > 0), sums.Prepend(0).Max());
        }
    }
}
