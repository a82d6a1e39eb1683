using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger.Repair;

/// <summary>
/// Decides how a ledger that cannot go on goes on in a new one: whatever the nation counts is adopted under its ids,
/// whatever it does not hold is carried over, and each entry counts exactly once. Pure; what it is given is not
/// changed.
/// </summary>
public sealed class LedgerAdoption
{
    private readonly LedgerScope _scope;
    private readonly IReadOnlyList<NationCopy> _nation;
    private readonly Dictionary<EntryId, Entry> _local;
    private readonly LedgerState _state = new();
    private readonly LiveContents _contents;
    private readonly EntryWords _words;
    private readonly ClosingRules _closings;
    private readonly long _at;
    private readonly List<Entry> _entries = [];
    private readonly List<AdoptionConflict> _conflicts = [];
    private readonly HashSet<EntryId> _changedThere = [];
    private PeriodReopened? _reopened;
    private int _whole;

    /// <summary>The entry at the edge that was carried over last.</summary>
    private EntryNumber _carried;

    private LedgerAdoption(
        LedgerScope scope,
        IReadOnlyList<NationCopy> nation,
        Dictionary<EntryId, Entry> local,
        long atUnixMicroseconds
    )
    {
        (_scope, _nation, _local, _at) = (scope, nation, local, atUnixMicroseconds);
        _contents = new LiveContents(_state.Items, _state.Approvals);
        _words = new EntryWords(scope);
        _closings = new ClosingRules(scope, _state);
    }

    /// <summary>What the new ledger begins with. The same arguments give the same plan.</summary>
    /// <param name="scope">Whose ledger it is.</param>
    /// <param name="nation">What the nation holds of the ledger and of those that it followed, oldest first.</param>
    /// <param name="local">The entries that could be read at the edge, in their order; some may be missing.</param>
    /// <param name="atUnixMicroseconds">
    /// The time of entries that are known from the nation alone, which is not told when they were made.
    /// </param>
    /// <exception cref="ArgumentException">A frame does not decode: the nation is to be verified first.</exception>
    public static AdoptionPlan Plan(
        LedgerScope scope,
        IReadOnlyList<NationCopy> nation,
        IReadOnlyList<Entry> local,
        long atUnixMicroseconds
    )
    {
        var byId = new Dictionary<EntryId, Entry>(local.Count);
        foreach (var entry in local)
        {
            byId.TryAdd(entry.Id, entry);
        }

        var adoption = new LedgerAdoption(scope, nation, byId, atUnixMicroseconds);
        foreach (var copy in nation)
        {
            adoption.AdoptAll(copy);
        }

        var adopted = adoption._entries.Count;
        for (var i = 0; i < local.Count; i++)
        {
            adoption.CarryNext(local[i], local.Skip(i).FirstOrDefault(entry => entry is not ApprovalMoved));
        }

        adoption.EndReopening();
        return new AdoptionPlan(adoption._entries, adopted, adoption._whole, adoption._conflicts);
    }

    private void AdoptAll(NationCopy copy)
    {
        var contents = new FrameContents();
        for (var number = 1; number <= copy.Frames.Count; number++)
        {
            if (FrameCodec.TryDecode(copy.Frames[number - 1].Span, contents) is { } error)
            {
                throw new ArgumentException(
                    $"Frame {number} of ledger {copy.Ledger} does not decode: {error}.",
                    nameof(copy)
                );
            }

            foreach (var told in ToldEntry.AllOf(contents, copy.Frames[number - 1].Span))
            {
                Adopt(copy.Ledger, told);
            }
        }
    }

    private void Adopt(LedgerId ledger, ToldEntry told)
    {
        if (_state.Contains(told.Id))
        {
            Conflict(
                AdoptionConflictKind.CountedTwice,
                told.Id,
                null,
                $"The nation counts it once more in ledger {ledger}."
            );
        }
        else if (_local.TryGetValue(told.Id, out var known) && TryAdoptWhole(ledger, known, told))
        {
            _whole += known is EntryCopied ? 0 : 1;
        }
        else
        {
            AdoptCopy(ledger, told);
        }
    }

    private bool TryAdoptWhole(LedgerId ledger, Entry known, ToldEntry told)
    {
        var entry = known with { Number = _state.NextEntry, CountedIn = ledger };
        try
        {
            var facts = _state.Facts.Of(entry);
            if (told.IsOf(facts))
            {
                Apply(entry, told.Postings);
                return true;
            }

            var here = string.Join(", ", facts.Select(fact => fact.Other?.ToString() ?? _words.Text(fact.Posting)));
            var there = string.Join(
                ", ",
                told.Postings.Select(_words.Text).Concat(told.Others.Select(fact => $"{fact}"))
            );
            Conflict(AdoptionConflictKind.OtherContent, entry.Id, null, $"Here: {here}. At the nation: {there}.");
        }
        catch (LedgerDamagedException e)
        {
            Conflict(AdoptionConflictKind.OtherContent, entry.Id, EntryWords.TargetOf(known), e.Message);
        }

        return false;
    }

    private void AdoptCopy(LedgerId ledger, ToldEntry told)
    {
        var (id, postings) = (told.Id, told.Postings);
        if (StatedBy(told) is { } stated)
        {
            Apply(stated with { CountedIn = ledger }, postings);
            return;
        }

        var (takenBack, posted) = CopiedContent.Split(postings);
        var target = takenBack.Count > 0 ? FindTarget(id, takenBack, posted) : null;
        var isLump = takenBack.Count == 0 && IsLump(id, posted);
        var copy = new EntryCopied(_state.NextEntry, id, _at, Claim.Operator, target, isLump, postings);
        try
        {
            Apply(copy with { CountedIn = ledger, Others = told.Others }, postings);
        }
        catch (LedgerDamagedException e)
        {
            Conflict(AdoptionConflictKind.Impossible, id, target, e.Message);
        }

        if (target is { } changed)
        {
            _changedThere.Add(changed);
        }
    }

    /// <summary>
    /// The return, declaration, closing, reopening or part of one that the nation holds; null where it is none.
    /// </summary>
    private Entry? StatedBy(ToldEntry told)
    {
        if (ToldStatement.Read(told, _state.NextEntry, _at) is { } whole)
        {
            return whole;
        }

        return ToldApproval.Read(told.Postings) is { } moved ? FindMoved(told.Id, moved) : null;
    }

    private ApprovalMoved? FindMoved(EntryId id, List<(Posting[] TakenBack, Posting[] Posted)> moved)
    {
        var items = new List<int>();
        foreach (var (takenBack, _) in moved)
        {
            // Of equal ones it does not matter which: whoever takes one back takes back the same.
            var found = _contents.Find(takenBack).Except(items).Take(1).ToList();
            if (found.Count == 0)
            {
                return null;
            }

            items.AddRange(found);
        }

        var ids = items.ConvertAll(item => _state.Items.Item(item).Id);
        var to = moved[0].Posted[0].Key.Approval;
        return new ApprovalMoved(_state.NextEntry, id, _at, Claim.Operator, to, ids);
    }

    private EntryId? FindTarget(EntryId id, IReadOnlyList<Posting> takenBack, IReadOnlyList<Posting> posted)
    {
        var fits = CopiedContent.IsOne(takenBack) && (posted.Count == 0 || CopiedContent.IsPosted(posted));
        var candidates = fits ? _contents.Find(takenBack) : [];
        if (candidates.Count == 0)
        {
            var what = string.Join(", ", takenBack.Select(_words.Text));
            Conflict(AdoptionConflictKind.Unmatched, id, null, $"It takes back {what}, which nothing says.");
            return null;
        }

        var target = _state.Items.Item(candidates[0]).Id;
        if (candidates.Count > 1)
        {
            var others = string.Join(", ", candidates.Skip(1).Select(item => _state.Items.Item(item).Id));
            Conflict(AdoptionConflictKind.Ambiguous, id, target, $"Taken as {target}; equal to it: {others}.");
        }

        return target;
    }

    private bool IsLump(EntryId id, IReadOnlyList<Posting> posted)
    {
        if (!CopiedContent.IsPosted(posted))
        {
            return false;
        }

        var key = posted[0].Key;
        if (key.Forces.IsSomeCombination || key.Span.First != key.Span.Last)
        {
            return true;
        }

        var amount = CopiedContent.AmountsOf(posted).First();
        var content = new LumpContent(key.Area, key.Span, key.Forces, amount);
        return posted.Count == 1 && _nation.Any(copy => DerivedIds.IsLump(copy.Ledger, content, id));
    }

    private void CarryNext(Entry entry, Entry? act)
    {
        if (entry is not ApprovalMoved)
        {
            EndReopening();
        }

        Carry(entry, act as PeriodClosed);
    }

    /// <summary>What a carried reopening did not know of is provisional too, behind what it moved itself.</summary>
    private void EndReopening()
    {
        if (_reopened is { } reopened)
        {
            _reopened = null;
            foreach (var part in _closings.RestOf(reopened))
            {
                _state.Apply(part);
                _entries.Add(part);
            }
        }
    }

    private void Carry(Entry entry, PeriodClosed? act)
    {
        if (_state.Contains(entry.Id))
        {
            return;
        }

        var target = EntryWords.TargetOf(entry);
        if (target is { } changed && Refuse(entry, changed))
        {
            return;
        }

        if (entry.GoesWithBefore && entry.Number != _carried.Next())
        {
            var message =
                $"{entry.GetType().Name}: {_words.Said(entry)}. It goes with entry {entry.Number.Value - 1}, which the "
                + "nation counts with what it was told of it, or which does not count.";
            Conflict(AdoptionConflictKind.BothChanged, entry.Id, target, message);
            return;
        }

        var carried = WhatIsLeftOf(entry, act) with { Number = _state.NextEntry, CountedIn = null };
        if (carried is ApprovalMoved { Items.Count: 0, To: var to })
        {
            var message =
                $"What it made {to} was taken back, is not held, says something else, is {to} already, or is not of "
                + "the days that are closed or opened: it has nothing to move.";
            Conflict(AdoptionConflictKind.TakenBack, entry.Id, null, message);
            return;
        }

        try
        {
            _state.Apply(carried);
            _entries.Add(carried);
            _carried = entry.Number;
            _reopened = carried as PeriodReopened ?? _reopened;
        }
        catch (LedgerDamagedException e)
        {
            Conflict(AdoptionConflictKind.Impossible, entry.Id, target, e.Message);
        }
    }

    /// <summary>
    /// Of a part of a closing, the items that it still can move: who closed did not see what the nation's change says.
    /// </summary>
    private Entry WhatIsLeftOf(Entry entry, PeriodClosed? act) =>
        entry is ApprovalMoved moved
            ? moved with
            {
                Items = [.. _closings.LeftOf(moved, act).Where(id => !_changedThere.Contains(id))],
            }
            : entry;

    private bool Refuse(Entry entry, EntryId target)
    {
        var found = _state.Items.TryFindItem(target, out var item);
        AdoptionConflictKind? kind =
            !found ? AdoptionConflictKind.TargetMissing
            : !_state.Items.IsLive(item) ? AdoptionConflictKind.TakenBack
            : _changedThere.Contains(target) ? AdoptionConflictKind.BothChanged
            : null;
        if (kind is { } conflict)
        {
            Conflict(conflict, entry.Id, target, $"{entry.GetType().Name} of {target}: {_words.Said(entry)}.");
        }

        return kind is not null;
    }

    private void Apply(Entry entry, Posting[] postings)
    {
        _state.Apply(entry);
        _entries.Add(entry);
        if (entry is ApprovalMoved moved)
        {
            var items = moved.Items.Zip(ToldApproval.Read(postings)!);
            foreach (var (movedId, (before, after)) in items)
            {
                _ = _state.Items.TryFindItem(movedId, out var position);
                _contents.Follow(position, before, after);
            }

            return;
        }

        var (takenBack, posted) = CopiedContent.Split(postings);
        var id = EntryWords.TargetOf(entry) ?? entry.Id;
        if (_state.Items.TryFindItem(id, out var item))
        {
            _contents.Follow(item, takenBack, posted);
        }
    }

    private void Conflict(AdoptionConflictKind kind, EntryId entry, EntryId? target, string detail) =>
        _conflicts.Add(new AdoptionConflict(kind, entry, target, detail));
}
