using System.Globalization;

namespace Federation.LoadTest.Peers;

/// <summary>The comparison as a Markdown table, the fastest first.</summary>
internal static class PeerTable
{
    /// <summary>The peer that all others are compared with, where it was measured.</summary>
    public const string Reference = "federation";

    /// <summary>The lines of the table, and below it what went wrong.</summary>
    /// <param name="peers">In any order.</param>
    /// <param name="increments">What a round has at most.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<PeerSeries> peers, int increments)
    {
        yield return "| | increments/s | slowest – fastest round | Federation ÷ it | what an answer promises "
            + "| sent in | increments a round | client's cores |";
        yield return "|---|---:|---:|---:|---|---|---:|---:|";
        var reference = peers.FirstOrDefault(peer => peer.Kind.Id == Reference && peer.IsGood);
        foreach (var peer in peers.Where(peer => peer.IsGood).OrderByDescending(peer => peer.Rate))
        {
            var times = reference is null ? "–" : Ratio(reference.TimesAsFastAs(peer));
            var sent = peer.Increments >= 0.999 * increments ? "all" : Whole(peer.Increments);
            yield return $"| {peer.Kind.Name} | **{Whole(peer.Rate)}** | {Whole(peer.Lowest)} – {Whole(peer.Highest)} "
                + $"| {times} | {peer.Kind.Durability} | {peer.Kind.Client} "
                + $"| {sent} | {peer.ClientCores.ToString("0.0", CultureInfo.InvariantCulture)} |";
        }

        foreach (var peer in peers.Where(peer => !peer.IsGood))
        {
            yield return $"| {peer.Kind.Name} | no figure | | | {peer.Wrong} | | | |";
        }
    }

    /// <summary>A whole number with its thousands apart; three digits are all that was measured.</summary>
    public static string Whole(double number)
    {
        var digits = number < 1000 ? 0 : (int)Math.Floor(Math.Log10(number)) - 2;
        var unit = Math.Pow(10, digits);
        return (Math.Round(number / unit) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static string Ratio(double times) =>
        times.ToString(times < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + " ×";
}
