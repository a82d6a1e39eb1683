using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// What the entries that a command comes to were asked to do, in plain values: from what the caller said, and from an
/// entry only which activities and lumps it is about.
/// </summary>
internal static class AskedEntries
{
    /// <summary>Each entry that tells the nation something, with what was asked of it.</summary>
    public static IEnumerable<(Guid Entry, ConfirmedChange Change)> Of(
        Command command,
        IReadOnlyList<Entry> entries,
        OpenBook book
    ) =>
        from entry in entries
        let change = Of(command, entry, book)
        where change is not null
        select (entry.Id.Value, change);

    /// <summary>The content that a command says; null where it takes one back.</summary>
    private static ActivityContent? ContentOf(Command command) =>
        command switch
        {
            RecordActivity record => record.Content,
            CorrectActivity correct => correct.Content,
            _ => null,
        };

    private static ConfirmedChange? Of(Command command, Entry entry, OpenBook book) =>
        (command, entry) switch
        {
            (RecordActivity record, ActivityRecorded) => Asked.Recorded(record.Activity.Value, record.Content),
            (RecordActivity record, ActivityJoined) => Asked.Joined(record.Joins!.Value.Value, record.Content),
            (CorrectActivity correct, ActivityCorrected) => Asked.Corrected(correct.Activity.Value, correct.Content),
            (VoidActivity @void, ActivityVoided) => Asked.TakenBack(ConfirmedKind.Voided, @void.Activity.Value),
            (DeclineParticipation decline, ParticipationDeclined) => Asked.Declined(
                decline.Activity.Value,
                decline.By.Force!.Value
            ),
            (_, LumpDrawn drawn) => Drawn(command, drawn, book),
            (_, WarningOverruled overruled) => Asked.Overruled(overruled.Activity.Value, OverrulingOf(command)),
            (ClosePeriod close, PeriodClosed) => Asked.Closed(close),
            (ReopenPeriod reopen, PeriodReopened) => Asked.Reopened(reopen),
            (DeclareNothing declare, NothingDeclared) => Asked.Declared(declare),
            (ClosePeriod close, ApprovalMoved part) => Asked.Moved(close.Closing.Value, part),
            (ReopenPeriod reopen, ApprovalMoved part) => Asked.Moved(reopen.Reopening.Value, part),
            _ => null,
        };

    private static ConfirmedChange Drawn(Command command, LumpDrawn drawn, OpenBook book)
    {
        _ = book.Ledger.TryGet(drawn.Lump, out var lump);
        var indicator = lump!.Amounts[0].Indicator;
        return Asked.Drawn(drawn.Lump.Value, drawn.Activity.Value, indicator, ContentOf(command));
    }

    private static Overruling? OverrulingOf(Command command) =>
        command switch
        {
            RecordActivity record => record.Overruling,
            CorrectActivity correct => correct.Overruling,
            _ => null,
        };
}
