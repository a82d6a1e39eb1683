using Federation.Client.Picture;
using Federation.HqConsole.Screen;
using Federation.HqConsole.Terminal;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

public sealed class FrameWriterTests
{
    private readonly FrameWriter _writer = new(ColourMode.None);

    [Fact]
    public void The_first_frame_clears_and_sends_everything()
    {
        var frame = _writer.Next(Canvas("ab", "cd"));
        Assert.Equal("\e[?2026h\e[0m\e[2J\e[1;1H\e[0mab\e[2;1Hcd\e[0m\e[?2026l", frame);
    }

    [Fact]
    public void Then_only_changed_cells_are_sent()
    {
        _writer.Next(Canvas("tuần tra 1", "cd"));
        Assert.Equal("\e[?2026h\e[1;10H\e[0m2\e[0m\e[?2026l", _writer.Next(Canvas("tuần tra 2", "cd")));
        Assert.Equal("", _writer.Next(Canvas("tuần tra 2", "cd")));
    }

    [Fact]
    public void Another_size_and_a_screen_that_others_wrote_on_are_sent_whole()
    {
        _writer.Next(Canvas("ab", "cd"));
        Assert.Contains("\e[2J", _writer.Next(Canvas("abc", "cd ")), StringComparison.Ordinal);
        _writer.Forget();
        Assert.Contains("\e[2J", _writer.Next(Canvas("abc", "cd ")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)ColourMode.None, "\e[0;1;7m")]
    [InlineData((int)ColourMode.Sixteen, "\e[0;1;93;44m")]
    [InlineData((int)ColourMode.Indexed, "\e[0;1;38;5;221;48;5;236m")]
    [InlineData((int)ColourMode.True, "\e[0;1;38;2;240;192;79;48;2;29;47;74m")]
    public void A_style_is_what_the_terminal_can_show(int mode, string expected) =>
        Assert.Equal(expected, Palette.Sequence(new CellStyle(Ink.Gold, Bold: true, Raised: true), (ColourMode)mode));

    [Theory]
    [InlineData("xterm-256color", "", "", (int)ColourMode.Indexed)]
    [InlineData("xterm-256color", "truecolor", "", (int)ColourMode.True)]
    [InlineData("xterm-256color", "truecolor", "1", (int)ColourMode.None)]
    [InlineData("linux", "", "", (int)ColourMode.Sixteen)]
    [InlineData("xterm-16color", "", "", (int)ColourMode.Sixteen)]
    [InlineData("vt100", "", "", (int)ColourMode.None)]
    [InlineData("dumb", "", "", (int)ColourMode.None)]
    public void Colours_are_those_that_the_terminal_reports(string term, string colours, string none, int expected)
    {
        var environment = new Dictionary<string, string>
        {
            ["TERM"] = term,
            ["COLORTERM"] = colours,
            ["NO_COLOR"] = none,
        };
        Assert.Equal((ColourMode)expected, ColourModes.Of(environment.GetValueOrDefault));
    }

    [Fact]
    public void No_text_from_outside_moves_the_cursor()
    {
        var canvas = new Canvas(10, 1);
        canvas.Put(0, 0, "a\e[2Jb\u202Ec", Ink.Text);
        Assert.Equal("a?[2Jb?c\n", canvas.ToText());
    }

    private static Canvas Canvas(params string[] rows)
    {
        var canvas = new Canvas(rows[0].Length, rows.Length);
        for (var y = 0; y < rows.Length; y++)
        {
            canvas.Put(0, y, rows[y], Ink.Text);
        }

        return canvas;
    }
}
