using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>What an entry tells, in the state that it meets. Changes nothing.</summary>
internal sealed class EntryFacts(ItemTable items, ApprovalTable approvals, OverrulingTable overrulings, DrawTable draws)
{
    /// <exception cref="LedgerDamagedException">What it changes is not there, not live, or says something
    /// else.</exception>
    public Fact[] Of(Entry entry) =>
        entry switch
        {
            ActivityRecorded recorded => Posted(recorded),
            ActivityCorrected corrected => Corrected(corrected),
            ActivityVoided voided => Voided(voided),
            ParticipationConfirmed confirmed => Confirmed(confirmed),
            ParticipationDeclined declined => Declined(declined),
            WarningOverruled overruled => Overruled(overruled),
            ActivityJoined joined => Joined(joined),
            ActivityDeclaredDistinct distinct => Distinct(distinct),
            AmountImported imported => Posted(imported),
            ReturnFiled filed => [.. filed.Statements.Select(one => new Fact(entry.Id, one.ToFact()))],
            DifferencePosted posted => Posted(posted),
            LumpDrawn drawn => Drawn(drawn),
            AmountWithdrawn withdrawn => TakenBack(entry, LiveItem(entry, withdrawn.Lump, isLump: true)),
            EntryCopied copied => Copied(copied),
            ApprovalMoved moved => Moved(moved),
            PeriodClosed closed => [new Fact(entry.Id, closed.Fact)],
            PeriodReopened reopened => [new Fact(entry.Id, reopened.Fact)],
            NothingDeclared declared => [.. declared.Facts.Select(one => new Fact(entry.Id, one.ToFact()))],
            _ => throw new LedgerDamagedException(
                entry.Number,
                $"this edition does not know the kind {entry.GetType().Name}."
            ),
        };

    /// <summary>The activity, or the lump of the nation's copy, that a void takes back.</summary>
    public int TargetOf(ActivityVoided entry) =>
        items.TryFindItem(entry.Activity, out var item) && (items.Item(item).IsCopied || items.Item(item).IsDifference)
            ? LiveItem(entry, entry.Activity, items.Item(item).IsLump)
            : LiveItem(entry, entry.Activity, isLump: false);

    /// <summary>The live activity or lump of that id.</summary>
    public int LiveItem(Entry entry, EntryId id, bool isLump)
    {
        var kind = isLump ? "lump" : "activity";
        if (!items.TryFindItem(id, out var item) || items.Item(item).IsLump != isLump)
        {
            throw new LedgerDamagedException(entry.Number, $"there is no {kind} {id}.");
        }

        return LiveItem(entry, item);
    }

    private static Fact[] Posted(ActivityRecorded entry)
    {
        var facts = new FactBuilder(entry.Id, entry.Content.Amounts.Count);
        facts.Post(entry.Content);
        return facts.Facts;
    }

    private static Fact[] Posted(AmountImported entry)
    {
        var facts = new FactBuilder(entry.Id, 1);
        facts.Post(entry.Content);
        return facts.Facts;
    }

    private static Fact[] Posted(DifferencePosted entry)
    {
        var facts = new FactBuilder(entry.Id, 1);
        facts.Post(entry.Content);
        return facts.Facts;
    }

    private Fact[] Drawn(LumpDrawn entry)
    {
        var left = LeftOf(entry, out var lump);
        ref readonly var content = ref items.Current(lump);
        var before = items.Amounts(content);
        var facts = new FactBuilder(entry.Id, 2);
        facts.Reverse(content, before, approvals.Of(lump));
        var after = new QuantifiedAmount(before[0].Indicator, left, before[0].Qualifier);
        facts.Post(content, [after], approvals.Of(lump));
        return facts.Facts;
    }

    /// <summary>What the lump holds after a draw.</summary>
    public Amount LeftOf(LumpDrawn entry, out int lump)
    {
        lump = LiveItem(entry, entry.Lump, isLump: true);
        if (!items.TryFindItem(entry.Activity, out var activity) || items.Item(activity).IsLump)
        {
            throw new LedgerDamagedException(entry.Number, $"there is no activity {entry.Activity}.");
        }

        var held = items.Amounts(items.Current(lump))[0].Amount.Value;
        var left = held + draws.Of(activity, lump) - entry.Amount.Value;
        return left is >= 0 and <= Amount.Max && (entry.Amount.Value == 0 || items.IsLive(activity))
            ? new Amount(left)
            : throw new LedgerDamagedException(
                entry.Number,
                $"{entry.Activity} cannot draw {entry.Amount} from lump {entry.Lump}, which holds {held}."
            );
    }

    private Fact[] Corrected(ActivityCorrected entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        ref readonly var before = ref items.Current(item);
        var facts = new FactBuilder(entry.Id, before.AmountCount + entry.Content.Amounts.Count);
        facts.Reverse(before, items.Amounts(before), approvals.Of(item));
        facts.Post(entry.Content);
        return [.. facts.Facts, .. TakenBackCodes(entry, item)];
    }

    /// <summary>What was overruled of the item stands no more.</summary>
    private Fact[] TakenBackCodes(Entry entry, int item) =>
        overrulings.Of(item) is { } said
            ? Codes(entry.Id, items.Current(item), said.Because.Because, said.Warnings, stands: false)
            : [];

    private static Fact[] Codes(
        EntryId entry,
        in ContentRow content,
        OverruleReason because,
        IReadOnlyList<OverruledWarning> warnings,
        bool stands
    )
    {
        var (area, day) = (content.Area, content.First);
        return
        [
            .. warnings.Select(one => new Fact(entry, new OverruledCode(area, day, one, because, stands).ToFact())),
        ];
    }

    /// <summary>
    /// A confirmation tells nothing. A force that has left meanwhile, or a later revision, make it no less one.
    /// </summary>
    private Fact[] Confirmed(ParticipationConfirmed entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        return entry.Revision >= 1 && entry.Revision <= items.Revision(item)
            ? []
            : throw new LedgerDamagedException(
                entry.Number,
                $"it confirms revision {entry.Revision} of {entry.Activity}, which is at {items.Revision(item)}."
            );
    }

    private Fact[] Overruled(WarningOverruled entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        if (entry.Revision != items.Revision(item) || overrulings.Of(item) is not null)
        {
            throw new LedgerDamagedException(
                entry.Number,
                $"it overrules warnings of revision {entry.Revision} of {entry.Activity}, which is at "
                    + $"{items.Revision(item)}."
            );
        }

        return Codes(entry.Id, items.Current(item), entry.Because, entry.Warnings, stands: true);
    }

    private Fact[] Declined(ParticipationDeclined entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        var before = items.Current(item);
        if (!before.Forces.Names(entry.Force) || before.Forces.Count < 2 || before.Lead == entry.Force)
        {
            throw new LedgerDamagedException(
                entry.Number,
                $"{entry.Force.Code()} is no participant of {entry.Activity}, which is of {before.Forces}."
            );
        }

        return Moved(entry, item, before.Forces.Without(entry.Force));
    }

    /// <summary>A joining that brings no force tells nothing.</summary>
    private Fact[] Joined(ActivityJoined entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        var before = items.Current(item);
        var together = before.Forces.With(entry.Content.Forces);
        var revision = items.Revision(item) + (together == before.Forces ? 0 : 1);
        if (before.Lead == entry.Content.Lead || entry.Revision < 1 || entry.Revision > revision)
        {
            throw new LedgerDamagedException(
                entry.Number,
                $"{entry.Content.Lead.Code()} joins revision {entry.Revision} of {entry.Activity}, "
                    + $"which is of {before.Forces} at {revision}."
            );
        }

        return together == before.Forces ? [] : Moved(entry, item, together);
    }

    private Fact[] Distinct(ActivityDeclaredDistinct entry)
    {
        foreach (var id in new[] { entry.Activity, entry.Other })
        {
            if (entry.Activity == entry.Other || !items.TryFindItem(id, out var item) || items.Item(item).IsLump)
            {
                throw new LedgerDamagedException(entry.Number, $"{id} is no activity that could be another one.");
            }
        }

        return [];
    }

    /// <summary>The same amounts, of other forces.</summary>
    private Fact[] Moved(Entry entry, int item, ForceSet forces)
    {
        var before = items.Current(item);
        var after = before;
        after.Forces = forces;
        var amounts = items.Amounts(before);
        var facts = new FactBuilder(entry.Id, 2 * before.AmountCount);
        facts.Reverse(before, amounts, approvals.Of(item));
        facts.Post(after, amounts);
        return facts.Facts;
    }

    private Fact[] Voided(ActivityVoided entry)
    {
        var item = TargetOf(entry);
        return [.. TakenBack(entry, item), .. TakenBackCodes(entry, item)];
    }

    private Fact[] TakenBack(Entry entry, int item)
    {
        ref readonly var content = ref items.Current(item);
        var facts = new FactBuilder(entry.Id, content.AmountCount);
        facts.Reverse(content, items.Amounts(content), approvals.Of(item));
        return facts.Facts;
    }

    private Fact[] Moved(ApprovalMoved entry)
    {
        var moved = entry.Items.Select(id => MovedItem(entry, id)).ToList();
        var amounts = moved.Sum(item => items.Current(item).AmountCount);
        if (amounts == 0 || moved.Distinct().Count() < moved.Count || amounts > ApprovalMoved.AmountsMax)
        {
            throw new LedgerDamagedException(entry.Number, $"it moves {amounts} amounts of {moved.Count} items.");
        }

        var facts = new FactBuilder(entry.Id, 2 * amounts);
        foreach (var item in moved)
        {
            ref readonly var content = ref items.Current(item);
            facts.Reverse(content, items.Amounts(content), approvals.Of(item));
            facts.Post(content, items.Amounts(content), entry.To);
        }

        return facts.Facts;
    }

    private int MovedItem(ApprovalMoved entry, EntryId id) =>
        items.TryFindItem(id, out var item) && items.IsLive(item) && approvals.Of(item) != entry.To
            ? item
            : throw new LedgerDamagedException(entry.Number, $"{id} is not live, or is {entry.To} already.");

    private Fact[] Copied(EntryCopied entry)
    {
        if (entry.Target is { } target)
        {
            CheckTarget(entry, target);
        }

        return
        [
            .. entry.Postings.Select(posting => new Fact(entry.Id, posting)),
            .. entry.Others.Select(other => new Fact(entry.Id, other)),
        ];
    }

    private void CheckTarget(EntryCopied entry, EntryId target)
    {
        var found = items.TryFindItem(target, out var position);
        var item = found ? LiveItem(entry, position) : throw new LedgerDamagedException(entry.Number, $"no {target}.");
        var (takenBack, posted) = CopiedContent.Split(entry.Postings);
        var reversed = TakenBack(entry, item);
        var fits = takenBack.Select(posting => posting.Reverse()).SequenceEqual(reversed.Select(fact => fact.Posting));
        if (!fits || (posted.Count > 0 && !CopiedContent.IsPosted(posted)))
        {
            throw new LedgerDamagedException(entry.Number, $"it does not take back what {target} says.");
        }
    }

    private int LiveItem(Entry entry, int item)
    {
        ref readonly var row = ref items.Item(item);
        return items.IsLive(item)
            ? item
            : throw new LedgerDamagedException(
                entry.Number,
                $"{(row.IsLump ? "lump" : "activity")} {row.Id} was taken back by entry {items.Newest(item)}."
            );
    }
}
