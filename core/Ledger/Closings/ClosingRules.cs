using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Decides closings and reopenings. Changes nothing.</summary>
internal sealed class ClosingRules(LedgerScope scope, LedgerState state)
{
    /// <summary>The most amounts that one closing moves: what one transaction takes in seconds.</summary>
    public const int MovedMax = 200_000;

    /// <summary>In the ids of parts that a repair makes, where a force would be: no force has it.</summary>
    private const byte OfRest = byte.MaxValue;

    private readonly ItemTable _items = state.Items;

    private ClosedPeriods Closed => state.Closings.Closed;

    public Decision Decide(ClosePeriod command, Day today, long atUnixMicroseconds)
    {
        var said = new ClosingFact(command.Force, command.Area, command.Through, today);
        if (Repeat(command.Closing, "closing_id", said, reason: null) is { } repeated)
        {
            return repeated;
        }

        var refusals = CheckSpeaker(command.By, command.Force);
        CheckDay(refusals, command, today);
        if (refusals.Count == 0)
        {
            CheckOpen(refusals, command, today);
        }

        var after = Closed.Copy();
        after.Close(said);
        var moved = refusals.Count == 0 ? ToMove(command.Force, command.Area, after, Approval.Approved) : [];
        if (refusals.Count == 0 && RefuseSize(moved) is { } tooMany)
        {
            refusals.Add(tooMany);
        }

        if (refusals.Count > 0)
        {
            return new Decision.Refused(refusals);
        }

        var parts = Parts(moved, command.Closing, Approval.Approved, state.NextEntry, atUnixMicroseconds, command.By);
        var number = parts.Count == 0 ? state.NextEntry : parts[^1].Number.Next();
        var amounts = moved.Sum(item => _items.Current(item).AmountCount);
        return new Decision.Accepted(
            [
                .. parts,
                new PeriodClosed(
                    number,
                    command.Closing,
                    atUnixMicroseconds,
                    command.By,
                    command.Force,
                    command.Area,
                    command.Through,
                    today,
                    amounts
                ),
            ],
            amounts
        );
    }

    public Decision Decide(ReopenPeriod command, Day today, long atUnixMicroseconds)
    {
        var said = new ClosingFact(command.Force, command.Area, command.From, today);
        if (Repeat(command.Reopening, "reopening_id", said, command.Reason) is { } repeated)
        {
            return repeated;
        }

        var refusals = CheckSpeaker(command.By, command.Force);
        ContentRules.CheckReason(refusals, command.Reason);
        CheckClosed(refusals, command);
        if (refusals.Count > 0)
        {
            return new Decision.Refused(refusals);
        }

        var after = Closed.Copy();
        after.Reopen(said);
        var moved = ToMove(command.Force, command.Area, after, Approval.Provisional);
        var amounts = moved.Sum(item => _items.Current(item).AmountCount);
        if (RefuseSize(amounts) is { } tooMany)
        {
            return new Decision.Refused([tooMany]);
        }

        var reopened = new PeriodReopened(
            state.NextEntry,
            command.Reopening,
            atUnixMicroseconds,
            command.By,
            command.Force,
            command.Area,
            command.From,
            today,
            amounts,
            command.Reason
        );
        var first = state.NextEntry.Next();
        var parts = Parts(moved, command.Reopening, Approval.Provisional, first, atUnixMicroseconds, command.By);
        return new Decision.Accepted([reopened, .. parts], amounts);
    }

    /// <summary>
    /// The items that a part of a closing or reopening of another side of the ledger still moves here: to approved what
    /// lies in closed days with the closing that follows, to provisional what lies in open ones.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="act">The closing that follows; null: another entry does.</param>
    public IEnumerable<EntryId> LeftOf(ApprovalMoved part, PeriodClosed? act)
    {
        var after = Closed.Copy();
        if (act is not null && part.To == Approval.Approved)
        {
            after.Close(new ClosingFact(act.Force, act.Area, act.Through, act.SaidOn));
        }

        return part.Items.Where(id =>
            _items.TryFindItem(id, out var item)
            && _items.IsLive(item)
            && state.Approvals.Of(item) != part.To
            && Covers(after, item) == (part.To == Approval.Approved)
        );
    }

    /// <summary>
    /// What a reopening that a repair carried over left approved on open days, because its ledger did not know of it:
    /// the entries that make it provisional, numbered from the ledger's next entry on.
    /// </summary>
    public IReadOnlyList<ApprovalMoved> RestOf(PeriodReopened reopened)
    {
        var left = ToMove(reopened.Force, reopened.Area, Closed, Approval.Provisional);
        var (id, at, by) = (reopened.Id, reopened.AtUnixMicroseconds, reopened.By);
        return Parts(left, id, Approval.Provisional, state.NextEntry, at, by, OfRest);
    }

    /// <summary>The items of the area whose approval is another one once that is closed.</summary>
    private List<int> ToMove(Force force, AreaId area, ClosedPeriods after, Approval to)
    {
        var moved = new List<int>();
        for (var item = 0; item < _items.Count; item++)
        {
            if (_items.IsLive(item) && state.Approvals.Of(item) != to && IsToMove(item, force, area, after, to))
            {
                moved.Add(item);
            }
        }

        return moved;
    }

    private bool Covers(ClosedPeriods closed, int item) =>
        ClosingTable.Covers(closed, scope.Areas, _items.Current(item), _items.Item(item).IsLump);

    private bool IsToMove(int item, Force force, AreaId area, ClosedPeriods after, Approval to)
    {
        ref readonly var content = ref _items.Current(item);
        return ClosingTable.IsAsked(content, _items.Item(item).IsLump, force)
            && scope.Areas.Includes(area, content.Area)
            && Covers(after, item) == (to == Approval.Approved);
    }

    private List<ApprovalMoved> Parts(
        List<int> moved,
        EntryId act,
        Approval to,
        EntryNumber number,
        long at,
        Claim by,
        byte of = 0
    )
    {
        var parts = new List<ApprovalMoved>();
        var items = new List<EntryId>();
        var (amounts, part) = (0, 0);
        foreach (var item in moved)
        {
            var more = _items.Current(item).AmountCount;
            if (amounts + more > ApprovalMoved.AmountsMax)
            {
                Add();
            }

            items.Add(_items.Item(item).Id);
            amounts += more;
        }

        if (items.Count > 0)
        {
            Add();
        }

        return parts;

        void Add()
        {
            parts.Add(new ApprovalMoved(number, NextId(), at, by, to, [.. items]));
            number = number.Next();
            items.Clear();
            amounts = 0;
        }

        // A repair before may have made parts of the same reopening.
        EntryId NextId()
        {
            EntryId id;
            do
            {
                id = ActivityIds.Of("federation/approval/1"u8, act, of, part++);
            } while (state.Contains(id));
            return id;
        }
    }

    private Decision? Repeat(EntryId id, string field, ClosingFact said, string? reason)
    {
        if (!id.IsValid)
        {
            var message = $"Id {id} is the nil or the max UUID: mint a new one.";
            return new Decision.Refused([Refusal.Invalid(field, id.ToString(), message)]);
        }

        if (!state.Contains(id))
        {
            return null;
        }

        if (
            state.Closings.Find(id) is { } done
            && done.Said with { SaidOn = said.SaidOn } == said
            && IsSame(done.Reason, reason)
        )
        {
            return new Decision.AlreadyDone(done.Number, done.Moved);
        }

        var taken = $"Id {id} is that of another entry of this ledger: mint a new one.";
        return new Decision.Refused([new Refusal(RefusalCode.IdTaken, field, id.ToString(), taken)]);
    }

    /// <summary>The nation is not told why: of its copy there is no reason to compare.</summary>
    private static bool IsSame(string? done, string? asked) => done == asked || (done == "" && asked is not null);

    private static List<Refusal> CheckSpeaker(Claim by, Force force) =>
        by.Force == force
            ? []
            :
            [
                new Refusal(
                    RefusalCode.NotPermitted,
                    "force",
                    force.Code(),
                    $"{by} cannot close or reopen for {force.Code()}: only the commander of {force.Code()} can "
                        + $"(say so as {force.Code()})."
                ),
            ];

    private void CheckDay(List<Refusal> refusals, ClosePeriod command, Day today)
    {
        var through = command.Through;
        if (through < LedgerScope.FirstDay || through >= today)
        {
            var message =
                $"Day {through} cannot be closed: a day from {LedgerScope.FirstDay} to {today.Plus(-1)} (yesterday, "
                + "the last that is over) can be.";
            refusals.Add(Refusal.Invalid("through", through.ToString(), message));
        }

        if (ContentRules.RefuseArea(scope, command.Area, Span.Of(through)) is { } wrong)
        {
            refusals.Add(Refusal.Invalid("area", command.Area.ToString(), wrong));
        }
    }

    private void CheckOpen(List<Refusal> refusals, ClosePeriod command, Day today)
    {
        if (
            Closed.FindAbove(scope.Areas, command.Force, command.Area) is { } found
            && found.Closing.Through >= command.Through
        )
        {
            var through = found.Closing.Through;
            var more =
                through.Plus(1) < today
                    ? $"a day from {through.Plus(1)} to {today.Plus(-1)} (yesterday) can be closed next"
                    : "nothing is left to close until today is over";
            refusals.Add(
                new Refusal(
                    RefusalCode.WrongState,
                    "through",
                    command.Through.ToString(),
                    $"{NameOf(found.Area, command.Through)} is closed by {command.Force.Code()} through {through} "
                        + $"already: {more}."
                )
            );
        }
    }

    private void CheckClosed(List<Refusal> refusals, ReopenPeriod command)
    {
        var (force, area, from) = (command.Force, command.Area, command.From);
        var own = Closed.Find(force, area);
        var above = Closed.FindAbove(scope.Areas, force, area);
        if (own is { } closing && closing.Through >= from && above?.Area == area)
        {
            return;
        }

        var name = NameOf(area, from);
        var message =
            above is { } other && other.Area != area && other.Closing.Through >= from
                ? $"{name} is closed by the closing of {NameOf(other.Area, from)} through {other.Closing.Through}: "
                    + "reopen that one."
            : own is { } closed
                ? $"{name} is closed by {force.Code()} through {closed.Through} only, and open from {from} on: "
                    + $"a day up to {closed.Through} can be reopened."
            : $"{name} is not closed by {force.Code()}: there is nothing to reopen; its days are open.";
        refusals.Add(new Refusal(RefusalCode.WrongState, "from", from.ToString(), message));
    }

    private Refusal? RefuseSize(List<int> moved)
    {
        var amounts = 0L;
        Day? allowed = null;
        foreach (var day in moved.GroupBy(item => _items.Current(item).Last).OrderBy(day => day.Key))
        {
            amounts += day.Sum(item => (long)_items.Current(item).AmountCount);
            allowed = amounts <= MovedMax ? day.Key : allowed;
        }

        var cure = allowed is { } last ? $"close through {last} first" : "close its districts or communes first";
        var message = $"This would approve {amounts} amounts, and one closing takes {MovedMax}: {cure}.";
        return amounts > MovedMax ? new Refusal(RefusalCode.WrongState, "through", $"{amounts}", message) : null;
    }

    private static Refusal? RefuseSize(int amounts) =>
        amounts > MovedMax
            ? new Refusal(
                RefusalCode.WrongState,
                "from",
                $"{amounts}",
                $"This would make {amounts} amounts provisional, and one reopening takes {MovedMax}: reopen from a "
                    + "later day first."
            )
            : null;

    private string NameOf(AreaId area, Day day) => scope.NameOf(area, day);
}
