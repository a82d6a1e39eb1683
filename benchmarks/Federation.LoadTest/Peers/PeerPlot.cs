using System.Globalization;
using System.Net;
using System.Text;

namespace Federation.LoadTest.Peers;

/// <summary>
/// The comparison as a plot: a bar for each peer on a logarithmic scale, a line from the slowest to the fastest round.
/// Colours are readable on light and on dark ground.
/// </summary>
internal static class PeerPlot
{
    private const int Left = 270;
    private const int Width = 960;
    private const int Right = Width - 90;
    private const int Top = 64;
    private const int Row = 30;
    private const int Bar = 16;
    private const string Ink = "#7d7d7d";
    private const string Durable = "#2f81d8";
    private const string Lost = "#b58a3c";

    /// <summary>The plot as an SVG file.</summary>
    /// <param name="peers">Those with figures, in any order.</param>
    public static string Render(IReadOnlyList<PeerSeries> peers)
    {
        PeerSeries[] sorted = [.. peers.Where(peer => peer.IsGood).OrderByDescending(peer => peer.Rate)];
        var bottom = Top + (Row * sorted.Length);
        var svg = new StringBuilder()
            .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {bottom + 36}\" ")
            .Append($"font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"{Ink}\" role=\"img\">\n")
            .Append("<title>Increments a second of the federation and of what could be used instead</title>\n");
        if (sorted.Length > 0)
        {
            var scale = Scale(sorted);
            Legend(svg);
            Axis(svg, scale, bottom);
            foreach (var (place, peer) in sorted.Index())
            {
                Draw(svg, peer, scale, Top + (Row * place));
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The powers of ten below the slowest and above the fastest.</summary>
    private static (int From, int To) Scale(PeerSeries[] peers) =>
        (
            (int)Math.Floor(Math.Log10(Math.Max(1, peers.Min(peer => peer.Lowest)) / 2)),
            (int)Math.Ceiling(Math.Log10(Math.Max(1, peers.Max(peer => peer.Highest))))
        );

    private static double X((int From, int To) scale, double rate)
    {
        var share = (Math.Log10(Math.Max(rate, 1)) - scale.From) / (scale.To - scale.From);
        return Left + (Math.Clamp(share, 0, 1) * (Right - Left));
    }

    private static void Legend(StringBuilder svg) =>
        svg.Append($"<text x=\"{Left}\" y=\"18\" font-size=\"15\">increments a second, each sent on its own</text>\n")
            .Append($"<rect x=\"{Left}\" y=\"29\" width=\"12\" height=\"12\" fill=\"{Durable}\"/>")
            .Append($"<text x=\"{Left + 18}\" y=\"40\">on disk when answered</text>\n")
            .Append($"<rect x=\"{Left + 180}\" y=\"29\" width=\"12\" height=\"12\" fill=\"{Lost}\"/>")
            .Append($"<text x=\"{Left + 198}\" y=\"40\">lost with the power</text>\n")
            .Append($"<line x1=\"{Left + 350}\" y1=\"35\" x2=\"{Left + 374}\" y2=\"35\" stroke=\"{Ink}\" ")
            .Append("stroke-width=\"3\"/>")
            .Append($"<text x=\"{Left + 382}\" y=\"40\">slowest to fastest round</text>\n");

    private static void Axis(StringBuilder svg, (int From, int To) scale, int bottom)
    {
        for (var power = scale.From; power <= scale.To; power++)
        {
            var x = Text(X(scale, Math.Pow(10, power)));
            svg.Append($"<line x1=\"{x}\" y1=\"{Top - 8}\" x2=\"{x}\" y2=\"{bottom}\" stroke=\"{Ink}\" ")
                .Append("stroke-opacity=\"0.35\"/>")
                .Append($"<text x=\"{x}\" y=\"{bottom + 20}\" text-anchor=\"middle\">{Power(power)}</text>\n");
        }
    }

    private static void Draw(StringBuilder svg, PeerSeries peer, (int From, int To) scale, int top)
    {
        var (middle, end) = (top + (Bar / 2), X(scale, peer.Rate));
        var (low, high) = (X(scale, peer.Lowest), X(scale, peer.Highest));
        var name = WebUtility.HtmlEncode($"{peer.Kind.Name}");
        svg.Append($"<text x=\"{Left - 10}\" y=\"{middle + 5}\" text-anchor=\"end\">{name}</text>")
            .Append($"<rect x=\"{Left}\" y=\"{top}\" width=\"{Text(end - Left)}\" height=\"{Bar}\" ")
            .Append($"fill=\"{(peer.Kind.IsDurable ? Durable : Lost)}\"/>")
            .Append($"<line x1=\"{Text(low)}\" y1=\"{middle}\" x2=\"{Text(high)}\" y2=\"{middle}\" ")
            .Append($"stroke=\"{Ink}\" stroke-width=\"3\"/>")
            .Append($"<text x=\"{Text(Math.Max(end, high) + 8)}\" y=\"{middle + 5}\">{PeerTable.Whole(peer.Rate)}")
            .Append("</text>\n");
    }

    private static string Power(int power) =>
        power switch
        {
            < 3 => Math.Pow(10, power).ToString("0", CultureInfo.InvariantCulture),
            < 6 => Math.Pow(10, power - 3).ToString("0", CultureInfo.InvariantCulture) + " k",
            _ => Math.Pow(10, power - 6).ToString("0", CultureInfo.InvariantCulture) + " M",
        };

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
