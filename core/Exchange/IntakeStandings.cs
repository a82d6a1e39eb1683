using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>Judges the standings of one ledger as they come in.</summary>
internal sealed class IntakeStandings
{
    private FrameNumber _last;

    /// <summary>A new session: what was announced in an earlier one no longer counts.</summary>
    public void Restart() => _last = FrameNumber.None;

    /// <summary>Judges one.</summary>
    /// <param name="bytes">As they came.</param>
    /// <param name="mark">Whose ledger it must be.</param>
    /// <param name="announced">The highest head that the edge announced.</param>
    /// <param name="tail">The last frame that came in.</param>
    public StandingVerdict Judge(ReadOnlyMemory<byte> bytes, LedgerMark mark, FrameHead announced, FrameHead tail)
    {
        if (StandingCodec.TryDecode(bytes.Span, out var standing) is { } error)
        {
            return new StandingVerdict.Refused(StandingRefusal.Malformed, $"The standing does not decode: {error}.");
        }

        var through = standing!.Through;
        if (standing.Ledger != mark.Ledger || standing.Owner != mark.Owner)
        {
            return new StandingVerdict.Refused(
                StandingRefusal.OtherLedger,
                $"A standing of ledger {standing.Ledger} of area {standing.Owner} came in a stream of ledger "
                    + $"{mark.Ledger} of area {mark.Owner}."
            );
        }

        if (through.Number > announced.Number)
        {
            return new StandingVerdict.Refused(
                StandingRefusal.NotAnnounced,
                $"A standing of frame {through} came; the highest head announced is {announced}."
            );
        }

        if (through.Number == announced.Number && through.Hash != announced.Hash)
        {
            return new StandingVerdict.Forked(through, announced);
        }

        if (through.Number <= tail.Number || through.Number < _last)
        {
            return StandingVerdict.Passed.Instance;
        }

        _last = through.Number;
        return new StandingVerdict.Accepted(new AnnouncedStanding(through.Number, bytes));
    }
}
