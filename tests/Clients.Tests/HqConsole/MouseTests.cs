using Federation.Client.Picture;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;
using Federation.HqConsole.Terminal;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

/// <summary>The mouse: a click goes to a row, the wheel moves, and keys stay keys.</summary>
public sealed class MouseTests
{
    private readonly MouseReader _reader = new();

    [Fact]
    public void A_click_says_its_row_and_letting_go_says_nothing()
    {
        Assert.Equal([new KeyPress(KeyName.Click) { Row = 11 }], Read("\e[<0;40;12M"));
        Assert.Empty(Read("\e[<0;40;12m"));
    }

    [Fact]
    public void The_wheel_moves_three_rows()
    {
        Assert.Equal(Enumerable.Repeat(new KeyPress(KeyName.Up), 3), Read("\e[<64;1;1M"));
        Assert.Equal(Enumerable.Repeat(new KeyPress(KeyName.Down), 3), Read("\e[<65;1;1M"));
    }

    [Fact]
    public void An_escape_alone_is_the_key_and_text_stays_text()
    {
        Assert.Equal([new KeyPress(KeyName.Escape)], Read("\e"));
        Assert.Equal([KeyPress.Of('a'), KeyPress.Of('[')], Read("a["));
    }

    [Fact]
    public void What_begins_like_a_report_and_is_none_is_given_back_as_keys()
    {
        Assert.Equal([new KeyPress(KeyName.Escape), KeyPress.Of('[')], Read("\e[x")[..2]);
        Assert.Equal([KeyPress.Of('q')], Read("q"));
    }

    [Fact]
    public void A_row_tells_how_far_it_is_from_the_cursor_and_others_tell_nothing()
    {
        var canvas = new Canvas(10, 3);
        canvas.Mark(1, -2);

        Assert.Equal(-2, canvas.DistanceAt(1));
        Assert.Null(canvas.DistanceAt(0));
        Assert.Null(canvas.DistanceAt(9));
    }

    private List<KeyPress> Read(string text)
    {
        var keys = new List<KeyPress>();
        for (var i = 0; i < text.Length; i++)
        {
            var key = text[i] == '\e' ? ConsoleKey.Escape : ConsoleKey.None;
            keys.AddRange(_reader.On(new ConsoleKeyInfo(text[i], key, false, false, false), i < text.Length - 1));
        }

        return keys;
    }
}
