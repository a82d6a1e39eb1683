using System.Globalization;
using System.Text.RegularExpressions;
using Federation.HqConsole.Model;

namespace Federation.HqConsole.Terminal;

/// <summary>
/// Finds reports of the mouse among keys: a terminal sends them as an escape, a bracket and numbers (xterm, "SGR" form,
/// mode 1006), and the runtime hands each of these characters on as a key. One thread at a time.
/// </summary>
internal sealed partial class MouseReader
{
    private const int WheelUp = 64;
    private const int WheelDown = 65;
    private const int RowsPerTurn = 3;
    private const int LongestReport = 24;

    private readonly List<ConsoleKeyInfo> _held = [];

    /// <summary>What a key means: nothing while a report may go on, several where it was none after all.</summary>
    /// <param name="key">As the runtime read it.</param>
    /// <param name="hasMore">True where further characters wait already: an escape alone is the key Escape.</param>
    public IReadOnlyList<KeyPress> On(ConsoleKeyInfo key, bool hasMore)
    {
        if (_held.Count == 0 && (key.KeyChar != '\e' || !hasMore))
        {
            return Keys([key]);
        }

        _held.Add(key);
        var text = string.Concat(_held.Select(held => held.KeyChar));
        if (Report().Match(text) is { Success: true } report)
        {
            _held.Clear();
            return Pressed(Number(report, "button"), Number(report, "row"), isDown: text[^1] == 'M');
        }

        if (Beginning().IsMatch(text) && text.Length < LongestReport)
        {
            return [];
        }

        var keys = Keys(_held);
        _held.Clear();
        return keys;
    }

    private static IReadOnlyList<KeyPress> Keys(IEnumerable<ConsoleKeyInfo> keys) =>
        [.. keys.Select(KeyReader.Meaning).OfType<KeyPress>()];

    private static IReadOnlyList<KeyPress> Pressed(int button, int row, bool isDown) =>
        (button, isDown) switch
        {
            (0, true) => [new KeyPress(KeyName.Click) { Row = row - 1 }],
            (WheelUp, true) => [.. Enumerable.Repeat(new KeyPress(KeyName.Up), RowsPerTurn)],
            (WheelDown, true) => [.. Enumerable.Repeat(new KeyPress(KeyName.Down), RowsPerTurn)],
            _ => [],
        };

    private static int Number(Match report, string group) =>
        int.Parse(report.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\e\[<(?<button>[0-9]{1,4});[0-9]{1,5};(?<row>[0-9]{1,5})[Mm]$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Report();

    [GeneratedRegex(@"^\e(\[(<[0-9;]*)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();
}
