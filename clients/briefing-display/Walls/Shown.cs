using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Wire;

namespace Federation.BriefingDisplay.Walls;

/// <summary>What a screen knows at one moment, whichever way it came: a page reads nothing else.</summary>
/// <param name="Period">Of the board.</param>
/// <param name="Calendar">How its days are cut.</param>
/// <param name="Trust">How it is to be read.</param>
public sealed record Shown(Period Period, Calendar Calendar, Trust Trust)
{
    /// <summary>The board, verified by this page; null before the first.</summary>
    public Board? Board { get; init; }

    /// <summary>Last year's figures under this year's areas; null: none came.</summary>
    public Board? LastYear { get; init; }

    /// <summary>The board as it is now, while a frozen one is shown; null: not known.</summary>
    public Board? Now { get; init; }

    /// <summary>The version of <see cref="Board"/>.</summary>
    public JournalVersion Version { get; init; }

    /// <summary>When the board was cut: frozen, or confirmed last.</summary>
    public DateTimeOffset? CutAt { get; init; }

    /// <summary>When the nation was heard last; null: when the board was cut.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Now, by the nation's clock as far as it was told.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Links as last told.</summary>
    public IReadOnlyList<LedgerStatus> Links { get; init; } = [];

    /// <summary>True: it is shown again, as it was then.</summary>
    public bool IsReplay { get; init; }

    /// <summary>What is the matter, for whoever mends it; empty: nothing.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The secrecy mark; empty: none.</summary>
    public string Secrecy { get; init; } = "";

    /// <summary>What the frozen board is called; empty: nothing.</summary>
    public string Name { get; init; } = "";

    /// <summary>The day whose names and provinces are shown.</summary>
    public Day LastDay => Board?.Period.Last is { } last && (Today is null || last < Today) ? last : Today ?? default;

    private Day? Today => Clock is { } clock ? Day.At(clock) : null;

    /// <summary>A figure with all that stands beside it.</summary>
    public Told Tell(AreaId area, Indicator indicator, View view)
    {
        if (Board is not { } board)
        {
            return new Told(indicator, Figure.Of(view, []), null, null, null);
        }

        var figure = board.FigureOf(area, indicator.Number, view);
        var before = LastYear?.FigureOf(area, indicator.Number, view);
        var later = Now?.FigureOf(area, indicator.Number, view);
        var nothing = figure.Count == 0 ? Nothing.On(board, area, indicator.Number, view) : null;
        return new Told(
            indicator,
            figure,
            before is { Count: > 0 } ? before : null,
            later is { } now && now.Amount != figure.Amount ? now.Amount - figure.Amount : null,
            nothing
        );
    }

    /// <summary>The area of a code on the last day; null where there is none.</summary>
    public AreaId? Find(string code) =>
        code.Length == 0 ? AreaId.Nation
        : AreaCode.TryParse(code, out var area) && KnownAreas.Current.LatestOf(area, LastDay, out var id) ? id
        : null;
}
