using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Decides declarations and their withdrawals: all of one, or a refusal. Changes nothing.</summary>
internal sealed class DeclarationRules(LedgerScope scope, LedgerState state)
{
    private Declarations Standing => state.Declarations.Standing;

    public Decision Decide(DeclareNothing command, Day today, long atUnixMicroseconds)
    {
        if (Repeat(command) is { } repeated)
        {
            return repeated;
        }

        var refusals = CheckWords(command, today);
        if (refusals.Count == 0)
        {
            CheckOpen(refusals, command);
        }

        if (refusals.Count == 0 && command.Declared is { } declared)
        {
            CheckNothingCounted(refusals, command, declared);
        }
        else if (refusals.Count == 0)
        {
            CheckStanding(refusals, command);
        }

        return refusals.Count > 0
            ? new Decision.Refused(refusals)
            : new Decision.Accepted([Entry(command, atUnixMicroseconds)], command.Indicators.Count);
    }

    private NothingDeclared Entry(DeclareNothing command, long atUnixMicroseconds) =>
        new(
            state.NextEntry,
            command.Declaration,
            atUnixMicroseconds,
            command.By,
            command.Force,
            command.Area,
            command.Span,
            command.Declared,
            [.. command.Indicators.Order()],
            command.Declared is null ? command.Reason : ""
        );

    private Decision? Repeat(DeclareNothing command)
    {
        var id = command.Declaration;
        if (!id.IsValid)
        {
            var message = $"Id {id} is the nil or the max UUID: mint a new one.";
            return new Decision.Refused([Refusal.Invalid("id", id.ToString(), message)]);
        }

        if (!state.Contains(id))
        {
            return null;
        }

        var done = state.Declarations.Find(id);
        if (done is not null && IsSame(done, command))
        {
            return new Decision.AlreadyDone(done.Number, done.Indicators.Count);
        }

        var said = done is null ? "that of another entry of this ledger" : $"{Said(done)} (entry {done.Number})";
        var taken = $"Id {id} is {said}: mint a new one.";
        return new Decision.Refused([new Refusal(RefusalCode.IdTaken, "id", id.ToString(), taken)]);
    }

    /// <summary>The nation is not told why: of its copy there is no reason to compare.</summary>
    private static bool IsSame(NothingDeclared done, DeclareNothing command) =>
        (done.Force, done.Area, done.Span, done.Declared)
            == (command.Force, command.Area, command.Span, command.Declared)
        && done.Indicators.SequenceEqual(command.Indicators.Order())
        && (done.Reason.Length == 0 || done.Reason == command.Reason);

    private List<Refusal> CheckWords(DeclareNothing command, Day today)
    {
        var refusals = new List<Refusal>();
        var force = command.Force.Code();
        if (command.By.Force != command.Force)
        {
            var message = $"{command.By} cannot declare for {force}: only {force} itself can (say so as {force}).";
            refusals.Add(new Refusal(RefusalCode.NotPermitted, "force", force, message));
        }

        ContentRules.CheckSpan(refusals, scope, command.Area, command.Span, today);
        if (command.Span.Last >= today && command.Span.Last <= LedgerScope.LastDay(today))
        {
            var message =
                $"{command.Span} is not over on {today} (today): it can be declared from "
                + $"{command.Span.Last.Plus(1)} on.";
            refusals.Add(Refusal.Invalid("period", $"{command.Span}", message));
        }

        CheckExpected(refusals, command);

        if (command.Declared is null)
        {
            ContentRules.CheckReason(refusals, command.Reason);
        }

        CheckIndicators(refusals, command.Indicators);
        return refusals;
    }

    /// <summary>Whoever is not expected is no gap in any figure: it has nothing to declare.</summary>
    private void CheckExpected(List<Refusal> refusals, DeclareNothing command)
    {
        var (area, force, span) = (command.Area, command.Force, command.Span);
        if (
            command.Declared is not null
            && refusals.Count == 0
            && ExpectedPairs.Reference.DaysOf(scope.Areas, area, force, span) is null
        )
        {
            var message =
                $"{force.Code()} is not expected to report of {scope.NameOf(area, span.Last)} for {span}: what it did "
                + "not count needs no declaration. Who is expected: fed coverage.";
            refusals.Add(Refusal.Invalid("force", force.Code(), message));
        }
    }

    private void CheckIndicators(List<Refusal> refusals, IReadOnlyList<IndicatorNumber> indicators)
    {
        const int max = NothingDeclared.IndicatorsMax;
        if (indicators.Count is 0 or > max || indicators.Distinct().Count() < indicators.Count)
        {
            var message = $"Declare 1 to {max} indicators at once, each named once, not {indicators.Count}.";
            refusals.Add(Refusal.Invalid("indicators", $"{indicators.Count}", message));
        }

        foreach (var indicator in indicators.Where(one => !scope.Indicators.TryGet(one, out _)))
        {
            var message = $"There is no indicator {indicator} in catalogue {scope.Indicators.Version}.";
            refusals.Add(Refusal.Invalid("indicators", $"{indicator}", message));
        }
    }

    /// <summary>A closing closes what is declared too.</summary>
    private void CheckOpen(List<Refusal> refusals, DeclareNothing command)
    {
        var (force, span) = (command.Force, command.Span);
        if (
            state.Closings.Closed.FindAbove(scope.Areas, force, command.Area) is { } found
            && found.Closing.Through >= span.Last
        )
        {
            var message =
                $"{scope.NameOf(found.Area, span.Last)} is closed by {force.Code()} through {found.Closing.Through}, "
                + $"and what is declared for {span} with it: reopen first ({force.Code()} reopens from {span.Last} or "
                + "earlier, with a reason).";
            refusals.Add(new Refusal(RefusalCode.WrongState, "period", $"{span}", message));
        }
    }

    private void CheckNothingCounted(List<Refusal> refusals, DeclareNothing command, DeclaredKind declared)
    {
        foreach (var (indicator, counted) in CountedOf(command).Where(one => one.Value.Count > 0))
        {
            var amounts = counted.Count == 1 ? "1 amount" : $"{counted.Count} amounts";
            var message =
                $"{command.Force.Code()} has counted {Text(indicator, counted)} ({amounts}) in "
                + $"{scope.NameOf(command.Area, command.Span.Last)} in {command.Span}: it cannot be "
                + $"declared {declared.InWords()}. Void or correct these first (fed list), or leave the indicator out.";
            refusals.Add(new Refusal(RefusalCode.Counted, "indicators", CodeOf(indicator), message));
        }
    }

    /// <summary>What is live of the force in the area and the period, and was to be declared.</summary>
    private SortedDictionary<IndicatorNumber, Cell> CountedOf(DeclareNothing command)
    {
        var counted = new SortedDictionary<IndicatorNumber, Cell>();
        for (var item = 0; item < state.Items.Count; item++)
        {
            ref readonly var content = ref state.Items.Current(item);
            if (
                !command.Span.Contains(content.Span)
                || !IsOf(content.Forces, command.Force)
                || !state.Items.IsLive(item)
                || !scope.Areas.Includes(command.Area, content.Area)
            )
            {
                continue;
            }

            foreach (var amount in state.Items.Amounts(content))
            {
                Add(amount.Indicator, default(Cell) + FactBuilder.Of(content, amount));
            }
        }

        foreach (var (key, cell) in state.Loose.Cells)
        {
            if (
                command.Span.Contains(key.Span)
                && IsOf(key.Forces, command.Force)
                && scope.Areas.Includes(command.Area, key.Area)
            )
            {
                Add(key.Indicator, cell);
            }
        }

        return counted;

        void Add(IndicatorNumber indicator, Cell cell)
        {
            // A part that is counted contradicts its whole too.
            var wholes = cell.Amount != 0 ? scope.Indicators.WholesOf(indicator) : [];
            if (wholes.Prepend(indicator).Any(command.Indicators.Contains))
            {
                counted[indicator] = counted.GetValueOrDefault(indicator) + cell;
            }
        }
    }

    private static bool IsOf(ForceSet forces, Force force) => !forces.IsSomeCombination && forces.Names(force);

    private void CheckStanding(List<Refusal> refusals, DeclareNothing command)
    {
        foreach (var indicator in command.Indicators)
        {
            var key = new DeclarationKey(command.Area, indicator, command.Force, command.Span);
            if (Standing.Of(key) is null)
            {
                var others = Standing.Of(command.Area, indicator).Where(one => one.Key.Force == command.Force);
                var known = string.Join(", ", others.Select(one => $"{one.Declared!.Value.InWords()} {one.Key.Span}"));
                var message =
                    $"{command.Force.Code()} has declared nothing of {CodeOf(indicator)} in "
                    + $"{scope.NameOf(command.Area, command.Span.Last)} for {command.Span}: there is nothing to "
                    + (known.Length == 0 ? "withdraw." : $"withdraw. What stands there: {known}.");
                refusals.Add(new Refusal(RefusalCode.NotFound, "indicators", CodeOf(indicator), message));
            }
        }
    }

    private string Said(NothingDeclared done) =>
        $"the declaration of {done.Force.Code()} that {string.Join(", ", done.Indicators.Select(CodeOf))} is "
        + $"{done.Declared?.InWords() ?? "declared no more"} in {scope.NameOf(done.Area, done.Span.Last)} for "
        + $"{done.Span}";

    private string Text(IndicatorNumber indicator, Cell counted) =>
        scope.Indicators.TryGet(indicator, out var known)
            ? $"{known.Code} {FigureText.En(known, counted.Amount, counted.Qualifier)}"
            : $"{indicator} {counted.Amount}";

    private string CodeOf(IndicatorNumber indicator) =>
        scope.Indicators.TryGet(indicator, out var known) ? known.Code : $"{indicator}";
}
