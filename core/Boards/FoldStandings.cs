using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The standings of the journal: which one stands in for a ledger now, and which ones its frames did not bear out.
/// </summary>
internal sealed class FoldStandings(BoardTables tables)
{
    private readonly Dictionary<LedgerId, StandingAlarm> _alarms = [];

    /// <summary>By ledger, what its last wrong standing was.</summary>
    public IReadOnlyDictionary<LedgerId, StandingAlarm> Alarms => _alarms;

    /// <summary>Takes over what was found before.</summary>
    public void Load(LedgerId ledger, StandingAlarm alarm) => _alarms.Add(ledger, alarm);

    /// <summary>
    /// Takes a standing in. It counts where its number is above the watermark and not below that of the one before it.
    /// </summary>
    /// <param name="record">Its record.</param>
    /// <param name="cut">How far its ledger is; null where the journal holds no frame of it.</param>
    /// <exception cref="JournalDamagedException">It does not decode, or its ledger is another owner's.</exception>
    public void Apply(JournalRecord record, Func<LedgerId, LedgerCut?> cut)
    {
        if (StandingCodec.TryDecode(record.Payload.Span, out var standing) is { } error)
        {
            throw new JournalDamagedException($"Position {record.Position}: the standing does not decode: {error}.");
        }

        var held = cut(standing!.Ledger);
        if (held is { } known && known.Owner != standing.Owner)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: a standing of ledger {standing.Ledger} names owner {standing.Owner}; the "
                    + $"ledger's owner is {known.Owner}."
            );
        }

        var before = tables.StandingOf(standing.Ledger)?.Through.Number ?? FrameNumber.None;
        var watermark = held?.Head.Number ?? FrameNumber.None;
        if (standing.Through.Number > watermark && standing.Through.Number >= before)
        {
            tables.Announce(standing);
        }
    }

    /// <summary>A ledger was closed: what it announced beyond its last frame is its successor's to tell.</summary>
    /// <exception cref="JournalDamagedException">The record does not decode.</exception>
    public void Close(JournalRecord record)
    {
        if (!ClosingStatement.TryDecode(record.Payload.Span, out var closing))
        {
            throw new JournalDamagedException($"Position {record.Position}: the closing of a ledger does not decode.");
        }

        if (tables.StandingOf(closing.Ledger) is not null)
        {
            tables.EndStanding(closing.Ledger);
        }
    }

    /// <summary>A frame of a ledger was folded: where it is the announced one, the sums are shown again.</summary>
    public void Reach(JournalRecord frame)
    {
        if (tables.StandingOf(frame.Ledger) is not { } standing || standing.Through.Number != frame.Head.Number)
        {
            return;
        }

        var agrees = tables.EndStanding(frame.Ledger);
        var isSameHash = standing.Through.Hash == frame.Head.Hash;
        if (!agrees || !isSameHash)
        {
            var fault = isSameHash ? StandingFault.TotalsDiffer : StandingFault.HashDiffers;
            var count = _alarms.GetValueOrDefault(frame.Ledger).Count + 1;
            _alarms[frame.Ledger] = new StandingAlarm(frame.Head.Number, fault, frame.Position, count);
        }
    }
}
