using System.Text;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>What a ministry signs of a briefing's frozen board, in words that its signer can read.</summary>
public static class BriefingStatement
{
    /// <summary>
    /// Lines of ASCII with a line feed after each: that it is format 1, the briefing, the period, the days, the
    /// version, the board's digest, SHA-256 of its canonical bytes, the ministry.
    /// </summary>
    public static string Text(
        BriefingId briefing,
        Period period,
        Calendar calendar,
        FrozenBoard board,
        Ministry ministry
    ) =>
        $"federation briefing statement 1\n"
        + $"briefing {briefing}\n"
        + $"period {period} {calendar.Code()}\n"
        + $"days {board.Days.First} {board.Days.Last}\n"
        + $"version {board.Version.Epoch}.{board.Version.Position}\n"
        + $"board {board.Digest}\n"
        + $"sha256 {board.Sha256}\n"
        + $"ministry {ministry.Code()}\n";

    /// <summary>The bytes of the text, which are signed.</summary>
    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
