using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Vintages;

namespace Federation.Wire;

/// <summary>
/// Reads events of a briefing: what the nation wrote, so a wrong field makes the whole event unreadable.
/// </summary>
internal sealed class BriefingEventReader(AreaCatalogue areas, IndicatorCatalogue indicators)
{
    public bool TryRead(V1.BriefingEvent message, [NotNullWhen(true)] out BriefingEvent? happened)
    {
        happened = null;
        var reader = new BriefingPlanReader(areas, indicators, days: null);
        var ministry = reader.ReadMinistry("ministry", message.Ministry);
        if (
            message.Number < 1
            || !Guid.TryParseExact(message.CommandId, "D", out var command)
            || !Claim.TryParse(message.By, out var by)
            || Read(message, ministry, reader) is not { } what
            || reader.Refusals.Count > 0
        )
        {
            return false;
        }

        happened = new BriefingEvent(message.Number, message.AtUnixUs, command, ministry, by, what);
        return true;
    }

    private static BriefingHappening? Read(V1.BriefingEvent message, Ministry? ministry, BriefingPlanReader reader) =>
        message.EventCase switch
        {
            V1.BriefingEvent.EventOneofCase.Opened => ReadOpened(message.Opened, reader),
            V1.BriefingEvent.EventOneofCase.Page => new BriefingHappening.PageShown(message.Page),
            V1.BriefingEvent.EventOneofCase.Province => new BriefingHappening.ProvinceShown(AreaOf(message.Province)),
            V1.BriefingEvent.EventOneofCase.Highlighted => new BriefingHappening.Highlighted(
                reader.ReadIndicator("highlighted", message.Highlighted.Indicator),
                AreaOf(message.Highlighted.Area)
            ),
            V1.BriefingEvent.EventOneofCase.Frozen => ReadBoard(message.Frozen) is { } board
                ? new BriefingHappening.Frozen(board)
                : null,
            V1.BriefingEvent.EventOneofCase.Live => new BriefingHappening.LiveSwitched(message.Live),
            V1.BriefingEvent.EventOneofCase.Control => reader.ReadMinistry("control", message.Control) is { } to
                ? new BriefingHappening.ControlHanded(to)
                : null,
            V1.BriefingEvent.EventOneofCase.Begun => new BriefingHappening.ItemBegun(message.Begun),
            V1.BriefingEvent.EventOneofCase.Paused => new BriefingHappening.ItemPaused(),
            V1.BriefingEvent.EventOneofCase.Planned => new BriefingHappening.Planned(reader.Read(message.Planned)),
            V1.BriefingEvent.EventOneofCase.Agreed => BoardDigest.TryRead(message.Agreed.Digest.Span, out var page)
                ? new BriefingHappening.Agreed(new AreaId(message.Agreed.Province), page)
                : null,
            V1.BriefingEvent.EventOneofCase.Signed => ministry is { } signer
            && BoardDigest.TryRead(message.Signed.Digest.Span, out var signed)
                ? new BriefingHappening.Signed(signer, signed, message.Signed.Signature.Memory)
                {
                    Signer = new BriefingSigner(message.Signed.Signer, message.Signed.Rank),
                }
                : null,
            V1.BriefingEvent.EventOneofCase.Kept => VintageId.TryParse(message.Kept.Id, out var vintage)
                ? new BriefingHappening.Kept(vintage, message.Kept.Position)
                : null,
            V1.BriefingEvent.EventOneofCase.Closed => new BriefingHappening.Closed(),
            _ => null,
        };

    private static AreaId? AreaOf(int id) => id == 0 ? null : new AreaId(id);

    private static BriefingHappening.Opened? ReadOpened(V1.BriefingOpened message, BriefingPlanReader reader)
    {
        if (
            !BriefingId.TryParse(message.Id, out var id)
            || !Period.TryParse(message.Period, out var period)
            || !CalendarCodes.TryParse(message.Calendar, out var calendar)
            || !Enum.IsDefined((SecrecyMark)message.Secrecy)
            || message.Plan is null
            || ReadBoard(message.Frozen) is not { } board
        )
        {
            return null;
        }

        return new BriefingHappening.Opened(
            id,
            message.Title,
            period,
            calendar,
            (SecrecyMark)message.Secrecy,
            reader.Read(message.Plan),
            [
                .. message.Keys.Select(key => new BriefingKey(
                    reader.ReadMinistry("keys", key.Ministry) ?? Ministry.Defence,
                    key.PublicKey.Memory
                )),
            ],
            board
        );
    }

    public static FrozenBoard? ReadBoard(V1.BriefingFrozen? message)
    {
        if (
            message?.Board is not { } board
            || !VersionMessages.TryRead(board.Version, out var version)
            || !BoardDigest.TryRead(board.Digest.Span, out var digest)
            || !BoardDigest.TryRead(board.Sha256.Span, out var sha256)
            || !Day.IsValid(message.FirstDay)
            || !Day.IsValid(message.LastDay)
            || message.FirstDay > message.LastDay
            || message.Provinces.Count != message.Digests.Count
        )
        {
            return null;
        }

        var pages = new List<ProvincePage>(message.Provinces.Count);
        for (var i = 0; i < message.Provinces.Count; i++)
        {
            if (!BoardDigest.TryRead(message.Digests[i].Span, out var page))
            {
                return null;
            }

            pages.Add(new ProvincePage(new AreaId(message.Provinces[i]), page));
        }

        var days = new Span(new Day(message.FirstDay), new Day(message.LastDay));
        return new FrozenBoard(version, days, digest, sha256, board.LedgersBehind, pages);
    }
}
