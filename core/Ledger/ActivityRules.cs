using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Decides commands about single activities. Changes nothing.</summary>
internal sealed class ActivityRules(
    LedgerScope scope,
    LedgerState state,
    OverruleRules plausibility,
    ClosedDays closedDays,
    DeclaredNothing declared,
    DrawRules draws
)
{
    private readonly ItemTable _items = state.Items;
    private readonly JoiningRules _joinings = new(scope, state, closedDays, declared);

    public Decision Decide(RecordActivity command, Day today, long atUnixMicroseconds)
    {
        var (id, content) = (command.Activity, command.Content);
        if (_items.TryFindItem(id, out var item) && !_items.Item(item).IsLump)
        {
            ref readonly var recorded = ref _items.Item(item);
            return !_items.Says(recorded.Content, content)
                    ? Refuse(OtherContent("id", id, recorded.Number, Text(recorded.Content), content))
                : command.Joins is { } joins ? Refuse(JoiningRules.RecordedApart(id, recorded.Number, joins))
                : new Decision.AlreadyDone(recorded.Number, Revision: 1, recorded.IsCopied);
        }

        if (_items.TryFindChange(id, out var done) && _joinings.TryRepeat(command, done) is { } repeated)
        {
            return repeated;
        }

        var refusals = CheckIds(("id", id));
        CheckLead(refusals, command.By, content.Lead);
        return command.Joins is { } target
            ? _joinings.Join(command, target, refusals, today, atUnixMicroseconds)
            : Record(command, refusals, today, atUnixMicroseconds);
    }

    private Decision Record(RecordActivity command, List<Refusal> refusals, Day today, long atUnixMicroseconds)
    {
        CheckContent(refusals, command.Content, replaced: null, today);
        _joinings.CheckDistinct(refusals, command);
        var overruled = plausibility.Check(refusals, command, atUnixMicroseconds);
        var drawn = draws.Check(refusals, command, Behind(overruled), atUnixMicroseconds);
        if (refusals.Count > 0)
        {
            return new Decision.Refused(refusals);
        }

        var candidates = _joinings.CandidatesFor(command);
        if (candidates.Count > 0)
        {
            return new Decision.Asked(candidates);
        }

        var (id, content) = (command.Activity, command.Content);
        var recorded = new ActivityRecorded(state.NextEntry, id, atUnixMicroseconds, command.By, content);
        return new Decision.Accepted(
            JoiningRules.WithDeclared(command, Together(recorded, overruled, drawn)),
            Revision: 1
        );
    }

    public Decision Decide(CorrectActivity command, Day today, long atUnixMicroseconds)
    {
        if (_items.TryFindChange(command.Correction, out var done))
        {
            return Repeat(command, _items.Change(done));
        }

        if (CheckTarget(command.Activity, out var item) is { } refusal)
        {
            return Refuse(refusal);
        }

        var refusals = CheckIds(("correction_id", command.Correction));
        ContentRules.CheckReason(refusals, command.Reason);
        CheckLead(refusals, command.By, _items.Current(item));
        if (command.Content.Lead != _items.Current(item).Lead)
        {
            CheckLead(refusals, command.By, command.Content.Lead);
        }

        CheckOpen(refusals, item);
        CheckContent(refusals, command.Content, replaced: item, today);
        if (_items.Says(_items.Current(item), command.Content))
        {
            var message = $"Activity {command.Activity} says this already (revision {_items.Revision(item)}).";
            refusals.Add(new Refusal(RefusalCode.WrongState, "activity", command.Activity.ToString(), message));
        }

        var overruled = plausibility.Check(refusals, command, item, atUnixMicroseconds);
        var corrected = new ActivityCorrected(
            state.NextEntry,
            command.Correction,
            atUnixMicroseconds,
            command.By,
            command.Activity,
            command.Content,
            command.Reason
        );
        var drawn = draws.Check(refusals, command, item, Behind(overruled), atUnixMicroseconds);
        return refusals.Count > 0
            ? new Decision.Refused(refusals)
            : new Decision.Accepted(Together(corrected, overruled, drawn), _items.Revision(item) + 1);
    }

    public Decision Decide(VoidActivity command, long atUnixMicroseconds)
    {
        if (_items.TryFindChange(command.Void, out var done))
        {
            return Repeat(command, _items.Change(done));
        }

        if (CheckTarget(command.Activity, out var item, mayBeVoided: true) is { } refusal)
        {
            return Refuse(refusal);
        }

        var refusals = CheckIds(("void_id", command.Void));
        ContentRules.CheckReason(refusals, command.Reason);
        CheckLead(refusals, command.By, _items.Current(item));
        CheckOpen(refusals, item);
        if (_items.Item(item).IsLump && draws.RefuseTakingBack(item) is { } message)
        {
            refusals.Add(new Refusal(RefusalCode.WrongState, "id", command.Activity.ToString(), message));
        }

        var voided = new ActivityVoided(
            state.NextEntry,
            command.Void,
            atUnixMicroseconds,
            command.By,
            command.Activity,
            command.Reason
        );
        var drawn = draws.GiveBack(command, item, Behind(null), atUnixMicroseconds);
        return refusals.Count > 0
            ? new Decision.Refused(refusals)
            : new Decision.Accepted([voided, .. drawn], _items.Revision(item));
    }

    private EntryNumber Behind(WarningOverruled? overruled) => (overruled?.Number ?? state.NextEntry).Next();

    private static List<Entry> Together(Entry first, WarningOverruled? overruled, List<LumpDrawn> drawn) =>
        [first, .. overruled is null ? [] : (Entry[])[overruled], .. drawn];

    private Decision Repeat(CorrectActivity command, in ChangeRow done)
    {
        var isSame =
            done.Kind is ChangeKind.Corrected or ChangeKind.Loose
            && IsOf(done, command.Activity, command.Reason)
            && _items.Says(done.Content, command.Content);
        return isSame
            ? new Decision.AlreadyDone(done.Number, done.Revision, done.IsCopied)
            : Refuse(
                Taken(
                    "correction_id",
                    command.Correction,
                    done,
                    $"the correction of {command.Activity} to {Text(command.Content)} because '{Shown(command.Reason)}'"
                )
            );
    }

    private Decision Repeat(VoidActivity command, in ChangeRow done)
    {
        var isSame =
            (done.Kind == ChangeKind.Voided || done is { Kind: ChangeKind.Loose, Content.AmountCount: 0 })
            && IsOf(done, command.Activity, command.Reason);
        return isSame
            ? new Decision.AlreadyDone(done.Number, done.Revision, done.IsCopied)
            : Refuse(
                Taken(
                    "void_id",
                    command.Void,
                    done,
                    $"the void of {command.Activity} because '{Shown(command.Reason)}'"
                )
            );
    }

    /// <summary>
    /// The nation is not told what an entry changed, nor why: of its copy, the id and the codes are all that is
    /// compared.
    /// </summary>
    private bool IsOf(in ChangeRow done, EntryId activity, string reason) =>
        done.IsCopied || (_items.Item(done.Item).Id == activity && done.Reason == reason);

    /// <summary>Names both: what the id stands for, and what was sent under it.</summary>
    private Refusal Taken(string field, EntryId id, in ChangeRow done, string sent)
    {
        var item = done.Kind == ChangeKind.Loose ? default : _items.Item(done.Item).Id;
        var holds = done.Kind switch
        {
            ChangeKind.Loose => "an entry that only the nation's copy is left of",
            ChangeKind.Corrected => $"the correction of {item} to {Text(done.Content)}",
            ChangeKind.Declined => $"a participant's leaving of {item}",
            ChangeKind.Drawn => $"a draw on lump {item}",
            ChangeKind.Joined => $"a force's joining of {item}",
            ChangeKind.Voided => $"the void of {item}",
            _ => $"the withdrawal of lump {item}",
        };
        var because = done.Reason is { Length: > 0 } ? $" because '{Shown(done.Reason)}'" : "";
        return new Refusal(
            RefusalCode.IdTaken,
            field,
            id.ToString(),
            $"Id {id} is {holds}{because} (entry {done.Number}); it cannot be {sent}. Send it under a new id."
        );
    }

    private Refusal OtherContent(string field, EntryId id, EntryNumber number, string recorded, ActivityContent sent) =>
        new(
            RefusalCode.IdTaken,
            field,
            id.ToString(),
            $"Activity {id} was recorded as entry {number} saying {recorded}; "
                + $"it cannot be recorded again saying {Text(sent)}. "
                + "Correct it, or send another activity under a new id."
        );

    private Refusal? CheckTarget(EntryId activity, out int item, bool mayBeVoided = false)
    {
        var shown = activity.ToString();
        if (!_items.TryFindItem(activity, out item))
        {
            return _joinings.NoActivity("id", activity);
        }

        ref readonly var row = ref _items.Item(item);
        if (row.IsLump && !(mayBeVoided && (row.IsCopied || row.IsDifference)))
        {
            var message = $"{activity} is an imported amount: replace it by an import, or undo its import.";
            return new Refusal(RefusalCode.WrongState, "id", shown, message);
        }

        return _items.IsLive(item)
            ? null
            : new Refusal(
                RefusalCode.WrongState,
                "id",
                shown,
                $"Activity {activity} was voided by entry {_items.Newest(item)}: record it anew under a new id."
            );
    }

    private List<Refusal> CheckIds((string Field, EntryId Id) minted)
    {
        var (field, id) = minted;
        if (!id.IsValid)
        {
            return [Refusal.Invalid(field, id.ToString(), $"Id {id} is the nil or the max UUID: mint a new one.")];
        }

        var message = $"Id {id} is that of another entry of this ledger: mint a new one.";
        return state.Contains(id) ? [new Refusal(RefusalCode.IdTaken, field, id.ToString(), message)] : [];
    }

    /// <summary>Where the lead is not known, each force that took part may speak.</summary>
    private static void CheckLead(List<Refusal> refusals, Claim by, in ContentRow content)
    {
        if (content.Lead != ContentRow.UnknownLead)
        {
            CheckLead(refusals, by, content.Lead);
        }
        else if (by.Force is { } force && !content.Forces.Names(force))
        {
            var message = $"{by} took no part in what {content.Forces} did: only they or an operator can change it.";
            refusals.Add(new Refusal(RefusalCode.NotPermitted, "lead", "", message));
        }
    }

    private static void CheckLead(List<Refusal> refusals, Claim by, Force lead)
    {
        if (!by.SpeaksFor(lead))
        {
            var message = $"{by} cannot record what {lead.Code()} leads: only {lead.Code()} or an operator can.";
            refusals.Add(new Refusal(RefusalCode.NotPermitted, "lead", lead.Code(), message));
        }
    }

    private void CheckOpen(List<Refusal> refusals, int item)
    {
        if (closedDays.Refuse("id", item) is { } closed)
        {
            refusals.Add(closed);
        }
    }

    private void CheckContent(List<Refusal> refusals, ActivityContent content, int? replaced, Day today)
    {
        refusals.AddRange(ContentRules.Check(scope, content, today));
        if (
            refusals.TrueForAll(refusal => refusal.Code != RefusalCode.WrongState)
            && closedDays.Refuse("day", content) is { } closed
        )
        {
            refusals.Add(closed);
        }

        if (declared.Refuse("amounts", content) is { } contradicted)
        {
            refusals.Add(contradicted);
        }

        for (var i = 0; i < content.Amounts.Count; i++)
        {
            var amount = content.Amounts[i];
            var others = state.Sums.Of(amount.Indicator) - (replaced is { } item ? HeldBy(item, amount.Indicator) : 0);
            if (SumRules.Refuse(scope, amount, others) is { } message)
            {
                refusals.Add(Refusal.Invalid($"amounts[{i}].amount", amount.Amount.ToString(), message));
            }
        }
    }

    private long HeldBy(int item, IndicatorNumber indicator)
    {
        foreach (var amount in _items.Amounts(_items.Current(item)))
        {
            if (amount.Indicator == indicator)
            {
                return amount.Amount.Value;
            }
        }

        return 0;
    }

    private string Text(ActivityContent content) => ContentText.Of(scope, content);

    private string Text(in ContentRow content) =>
        ContentText.Of(scope, content.Area, content.Span, content.Forces, content.Lead, _items.Amounts(content));

    private static string Shown(string text) => Refusal.Shown(text);

    private static Decision.Refused Refuse(Refusal refusal) => new([refusal]);
}
