using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Decides what becomes of a recording that looks like what another force recorded: it joins that activity, or is
/// declared another one. Changes nothing.
/// </summary>
internal sealed class JoiningRules(
    LedgerScope scope,
    LedgerState state,
    ClosedDays closedDays,
    DeclaredNothing declared
)
{
    private readonly ItemTable _items = state.Items;

    /// <summary>What looks like the recording, and was not declared distinct from it.</summary>
    public IReadOnlyList<ItemState> CandidatesFor(RecordActivity command)
    {
        var like = state.Nearby.Like(command.Content);
        return like.Count == 0
            ? []
            : [.. like.Where(item => !command.DistinctFrom.Contains(_items.Item(item).Id)).Select(state.StateOf)];
    }

    /// <summary>The entries of a recording, and one for each activity that it was declared distinct from.</summary>
    public static List<Entry> WithDeclared(RecordActivity command, List<Entry> entries)
    {
        foreach (var other in command.DistinctFrom.Distinct())
        {
            entries.Add(
                new ActivityDeclaredDistinct(
                    entries[^1].Number.Next(),
                    ActivityIds.Of("federation/distinct/1"u8, command.Activity, other, 0),
                    entries[0].AtUnixMicroseconds,
                    command.By,
                    command.Activity,
                    other
                )
            );
        }

        return entries;
    }

    /// <summary>Adds what is wrong with the activities that a recording is declared distinct from.</summary>
    public void CheckDistinct(List<Refusal> refusals, RecordActivity command)
    {
        const string field = "distinct_from";
        if (command.DistinctFrom.Count > RecordActivity.DistinctFromMax)
        {
            var message = $"{command.DistinctFrom.Count} activities: name at most {RecordActivity.DistinctFromMax}.";
            refusals.Add(Refusal.Invalid(field, $"{command.DistinctFrom.Count}", message));
            return;
        }

        foreach (var other in command.DistinctFrom)
        {
            if (other == command.Activity)
            {
                var message = $"{other} is the activity itself: name the ones that it is not.";
                refusals.Add(Refusal.Invalid(field, other.ToString(), message));
            }
            else if (!_items.TryFindItem(other, out var item) || _items.Item(item).IsLump)
            {
                refusals.Add(NoActivity(field, other));
            }
        }
    }

    /// <summary>Joins the recording to what another force recorded.</summary>
    /// <param name="command">The recording.</param>
    /// <param name="target">What it joins.</param>
    /// <param name="refusals">What is wrong with it already.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="atUnixMicroseconds">The time that goes into the entry.</param>
    public Decision Join(
        RecordActivity command,
        EntryId target,
        List<Refusal> refusals,
        Day today,
        long atUnixMicroseconds
    )
    {
        refusals.AddRange(ContentRules.Check(scope, command.Content, today));
        if (command.DistinctFrom.Count > 0)
        {
            const string message = "An activity joins another, or is another one: say one of both.";
            refusals.Add(Refusal.Invalid("distinct_from", command.DistinctFrom[0].ToString(), message));
        }

        if (command.DrawsOn.Count > 0)
        {
            const string message = "What joins counts nothing of its own, so it draws on nothing: leave draws_on out.";
            refusals.Add(Refusal.Invalid("draws_on", command.DrawsOn[0].ToString(), message));
        }

        if (command.By.IsOperator)
        {
            var lead = command.Content.Lead.Code();
            var message = $"Joining confirms that {lead} took part: only {lead} itself can say so.";
            refusals.Add(new Refusal(RefusalCode.NotPermitted, "joins", target.ToString(), message));
        }

        if (CheckTarget(command.Content, target, out var item) is { } wrong)
        {
            refusals.Add(wrong);
        }
        else
        {
            CheckIndicators(refusals, command.Content, item);
        }

        // What brings nobody is a confirmation: it moves nothing, and is accepted late.
        var (content, number) = (command.Content, state.NextEntry);
        var isLarger = item >= 0 && !_items.Current(item).Forces.NamesAll(content.Forces);
        if (isLarger && refusals.Count == 0 && closedDays.Refuse("joins", item) is { } closed)
        {
            refusals.Add(closed);
        }

        if (isLarger && refusals.Count == 0 && declared.Refuse("joins", item, content.Forces) is { } contradicted)
        {
            refusals.Add(contradicted);
        }

        if (refusals.Count > 0)
        {
            return new Decision.Refused(refusals);
        }

        var revision = _items.Revision(item) + (isLarger ? 1 : 0);
        return new Decision.Accepted(
            [new ActivityJoined(number, command.Activity, atUnixMicroseconds, command.By, target, content, revision)],
            revision
        );
    }

    /// <summary>
    /// The answer to a recording whose id is that of a joining; null where it is that of another change.
    /// </summary>
    public Decision? TryRepeat(RecordActivity command, int done)
    {
        ref readonly var row = ref _items.Change(done);
        if (row.Kind != ChangeKind.Joined)
        {
            // The nation is not told what an entry changed: of its copy, place and forces are all that is compared.
            var isOurs =
                command.Joins is not null
                && row is { Kind: ChangeKind.Corrected or ChangeKind.Loose, IsCopied: true, Content.AmountCount: > 0 }
                && row.Content.Forces.NamesAll(command.Content.Forces)
                && Likeness.IsNear(row.Content, command.Content);
            return isOurs ? new Decision.AlreadyDone(row.Number, row.Revision, IsCopied: true, command.Joins) : null;
        }

        var (joined, said) = (_items.Item(row.Item).Id, _items.SaidBy(done));
        var isSame =
            _items.Says(said, command.Content)
            && (command.Joins ?? joined) == joined
            && command.DistinctFrom.Count == 0;
        if (isSame)
        {
            return new Decision.AlreadyDone(row.Number, row.Revision, Joined: joined);
        }

        var text = ContentText.Of(scope, said.Area, said.Span, said.Forces, said.Lead, _items.Amounts(said));
        var sent = ContentText.Of(scope, command.Content);
        var message =
            $"Id {command.Activity} was recorded as entry {row.Number} saying {text}, which joined {joined}; it cannot "
            + $"be {sent}{How(command)}. Send that under a new id.";
        return Refuse(new Refusal(RefusalCode.IdTaken, "id", command.Activity.ToString(), message));
    }

    /// <summary>Names both: what was recorded as an activity of its own, and what it shall join now.</summary>
    public static Refusal RecordedApart(EntryId id, EntryNumber number, EntryId joins) =>
        new(
            RefusalCode.IdTaken,
            "joins",
            joins.ToString(),
            $"Activity {id} was recorded as one of its own by entry {number}; it cannot join {joins} any more. "
                + "Void it, then record it under a new id as joining."
        );

    /// <summary>Says that an id is that of no activity, and of what it is where a recording joined under it.</summary>
    public Refusal NoActivity(string field, EntryId id)
    {
        if (_items.TryFindChange(id, out var done) && _items.Change(done).Kind == ChangeKind.Joined)
        {
            var joined = _items.Item(_items.Change(done).Item).Id;
            var message = $"{id} was recorded as joining {joined} (entry {_items.Change(done).Number}): name {joined}.";
            return new Refusal(RefusalCode.WrongState, field, id.ToString(), message);
        }

        return new Refusal(RefusalCode.NotFound, field, id.ToString(), $"This ledger has no activity {id}.");
    }

    private Refusal? CheckTarget(ActivityContent content, EntryId target, out int item)
    {
        if (!_items.TryFindItem(target, out item) || _items.Item(item).IsLump)
        {
            item = -1;
            return NoActivity("joins", target);
        }

        ref readonly var other = ref _items.Current(item);
        var message =
            !_items.IsLive(item)
                ? $"Activity {target} was voided by entry {_items.Newest(item)}: what counts no more is joined by "
                    + "nothing. Record this as an activity of its own."
            : Likeness.LeadOf(other) == content.Lead
                ? $"Activity {target} is led by {content.Lead.Code()} itself: a force joins what another one leads. "
                    + "Correct it where it is wrong."
            : !Likeness.IsNear(other, content)
                ? $"Activity {target} is of {scope.NameOf(other.Area, other.First)} on {other.First}, this one of "
                    + $"{scope.NameOf(content.Area, content.Day)} on {content.Day}: what is joined lies in the same "
                    + $"area, at most {Likeness.DaysMax} day away."
            : other.Forces.Names(content.Lead) && _items.JoiningBy(item, content.Lead) is { } before
                ? $"{content.Lead.Code()} joined activity {target} already, with {before.Recording} (entry "
                    + $"{before.Entry}): each force joins an activity once. If this is the same, leave it out: it "
                    + $"counts already. If it is another one, record it as distinct from {target}."
            : null;
        return message is null ? null : new Refusal(RefusalCode.WrongState, "joins", target.ToString(), message);
    }

    /// <summary>The amounts stay those of the lead: what it does not count would be lost.</summary>
    private void CheckIndicators(List<Refusal> refusals, ActivityContent content, int item)
    {
        var counted = _items.Amounts(_items.Current(item)).ToArray().Select(amount => amount.Indicator).ToHashSet();
        for (var i = 0; i < content.Amounts.Count; i++)
        {
            var indicator = content.Amounts[i].Indicator;
            if (!counted.Contains(indicator) && scope.Indicators.TryGet(indicator, out var known))
            {
                var message =
                    $"Activity {_items.Item(item).Id} does not count {known.Code}, and keeps the amounts of its lead: "
                    + "leave it out here and record it as an activity of its own, or have the lead correct its own.";
                refusals.Add(Refusal.Invalid($"amounts[{i}].indicator", known.Code, message));
            }
        }
    }

    private static string How(RecordActivity command) =>
        command.Joins is { } joins ? $" joining {joins}"
        : command.DistinctFrom.Count > 0 ? $" distinct from {command.DistinctFrom[0]}"
        : "";

    private static Decision.Refused Refuse(Refusal refusal) => new([refusal]);
}
