using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>What happened in a briefing, on the wire and as it is stored.</summary>
public static class BriefingEvents
{
    /// <summary>As the wire says it, and as it is stored.</summary>
    /// <param name="happened">Its areas and indicators are in the catalogues.</param>
    /// <param name="areas">Codes of areas.</param>
    /// <param name="indicators">Codes of indicators.</param>
    public static V1.BriefingEvent ToWire(
        this BriefingEvent happened,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var message = new V1.BriefingEvent
        {
            Number = happened.Number,
            AtUnixUs = happened.AtUnixMicroseconds,
            CommandId = happened.CommandId.ToString(),
            Ministry = happened.Ministry?.Code() ?? "",
            By = happened.By.ToString(),
        };
        Fill(message, happened, areas, indicators);
        return message;
    }

    /// <summary>Reads what the nation wrote of an event; false for everything else.</summary>
    public static bool TryRead(
        V1.BriefingEvent message,
        AreaCatalogue areas,
        IndicatorCatalogue indicators,
        [NotNullWhen(true)] out BriefingEvent? happened
    ) => new BriefingEventReader(areas, indicators).TryRead(message, out happened);

    /// <summary>Reads a board that a briefing is frozen at; null where a field is missing or cannot be.</summary>
    public static FrozenBoard? ReadBoard(V1.BriefingFrozen? message) => BriefingEventReader.ReadBoard(message);

    /// <summary>A board that a briefing is frozen at.</summary>
    /// <param name="board">The board.</param>
    /// <param name="frozenAtUnixMicroseconds">When it was frozen.</param>
    public static V1.BriefingFrozen ToFrozen(FrozenBoard board, long frozenAtUnixMicroseconds) =>
        new()
        {
            Board = board.ToWire(frozenAtUnixMicroseconds),
            FirstDay = board.Days.First.Number,
            LastDay = board.Days.Last.Number,
            Provinces = { board.Provinces.Select(page => page.Province.Value) },
            Digests = { board.Provinces.Select(page => Wrap(page.Digest)) },
        };

    private static void Fill(
        V1.BriefingEvent message,
        BriefingEvent happened,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        switch (happened.What)
        {
            case BriefingHappening.Opened opened:
                message.Opened = ToWire(opened, happened.AtUnixMicroseconds, areas, indicators);
                break;
            case BriefingHappening.PageShown(var number):
                message.Page = number;
                break;
            case BriefingHappening.ProvinceShown(var province):
                message.Province = province?.Value ?? 0;
                break;
            case BriefingHappening.Highlighted(var indicator, var area):
                message.Highlighted = new V1.HighlightedCell
                {
                    Indicator = BriefingPlans.CodeOf(indicator, indicators),
                    Area = area?.Value ?? 0,
                };
                break;
            case BriefingHappening.Frozen(var board):
                message.Frozen = ToFrozen(board, happened.AtUnixMicroseconds);
                break;
            case BriefingHappening.LiveSwitched(var isLive):
                message.Live = isLive;
                break;
            case BriefingHappening.ControlHanded(var to):
                message.Control = to.Code();
                break;
            case BriefingHappening.ItemBegun(var item):
                message.Begun = item;
                break;
            case BriefingHappening.ItemPaused:
                message.Paused = new V1.StepPage();
                break;
            case BriefingHappening.Planned(var plan):
                message.Planned = plan.ToWire(default, areas, indicators);
                break;
            case BriefingHappening.Agreed(var province, var page):
                message.Agreed = new V1.BriefingAgreed { Province = province.Value, Digest = Wrap(page) };
                break;
            case BriefingHappening.Signed signed:
                message.Signed = new V1.BriefingSigned
                {
                    Digest = Wrap(signed.Board),
                    Signature = UnsafeByteOperations.UnsafeWrap(signed.Signature),
                    Signer = signed.Signer.Name,
                    Rank = signed.Signer.Rank,
                };
                break;
            case BriefingHappening.Kept kept:
                message.Kept = kept.ToWire();
                break;
            case BriefingHappening.Closed:
                message.Closed = new V1.StepPage();
                break;
        }
    }

    private static V1.BriefingOpened ToWire(
        BriefingHappening.Opened opened,
        long at,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    ) =>
        new()
        {
            Id = opened.Id.ToString(),
            Title = opened.Title,
            Period = opened.Period.ToString(),
            Calendar = opened.Calendar.Code(),
            Secrecy = (V1.SecrecyMark)opened.Secrecy,
            Plan = opened.Plan.ToWire(opened.Board.Days.Last, areas, indicators),
            Keys = { opened.Keys.Select(BriefingMessages.ToWire) },
            Frozen = ToFrozen(opened.Board, at),
        };

    private static ByteString Wrap(Core.Boards.BoardDigest digest) => UnsafeByteOperations.UnsafeWrap(digest.ToArray());
}
