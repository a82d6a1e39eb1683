using Federation.Core.Areas;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>Briefings on the wire.</summary>
public static class BriefingMessages
{
    /// <summary>A briefing as it stands.</summary>
    /// <param name="briefing">It was opened.</param>
    /// <param name="areas">Codes and names of areas.</param>
    /// <param name="indicators">Codes of indicators.</param>
    public static V1.BriefingState ToWire(this Briefing briefing, AreaCatalogue areas, IndicatorCatalogue indicators)
    {
        var (opening, board) = (briefing.Opening, briefing.Board);
        var day = board.Days.Last;
        return new V1.BriefingState
        {
            Id = briefing.Id.ToString(),
            Title = opening.Title,
            Period = opening.Period.ToString(),
            Calendar = opening.Calendar.Code(),
            FirstDay = board.Days.First.Number,
            LastDay = day.Number,
            Secrecy = (V1.SecrecyMark)opening.Secrecy,
            Number = briefing.Number,
            ChangedUnixUs = briefing.Last!.AtUnixMicroseconds,
            OpenedUnixUs = briefing.OpenedAtUnixMicroseconds,
            ClosedUnixUs = briefing.ClosedAtUnixMicroseconds ?? 0,
            Plan = PlanOf(briefing, areas, indicators),
            Control = briefing.Control.Code(),
            Page = briefing.Page,
            Province = BriefingPlans.CodeOf(briefing.Province, day, areas),
            ProvinceAreaId = briefing.Province?.Value ?? 0,
            HighlightedIndicator = BriefingPlans.CodeOf(briefing.Highlight.Indicator, indicators),
            HighlightedArea = BriefingPlans.CodeOf(briefing.Highlight.Area, day, areas),
            HighlightedAreaId = briefing.Highlight.Area?.Value ?? 0,
            Live = briefing.IsLive,
            Frozen = board.ToWire(briefing.FrozenAtUnixMicroseconds),
            Signatures = { briefing.Signatures.Select(signed => ToWire(signed, briefing)) },
            Vintage = briefing.Vintage?.ToWire(),
            Provinces = { AgreementsOf(briefing, areas) },
            AgendaItem = briefing.AgendaItem,
            RunningUnixUs = briefing.RunningSinceUnixMicroseconds ?? 0,
            Keys = { opening.Keys.Select(ToWire) },
            Dropped = { briefing.Dropped.Select(ministry => ministry.Code()) },
        };
    }

    /// <summary>A briefing in one line.</summary>
    public static V1.BriefingSummary ToSummary(this V1.BriefingState state) =>
        new()
        {
            Id = state.Id,
            Title = state.Title,
            Period = state.Period,
            Calendar = state.Calendar,
            Secrecy = state.Secrecy,
            OpenedUnixUs = state.OpenedUnixUs,
            ClosedUnixUs = state.ClosedUnixUs,
            Signatures = state.Signatures.Count,
            Fingerprint = state.Frozen.Fingerprint,
            Vintage = state.Vintage?.Id ?? "",
        };

    internal static V1.FrozenBoard ToWire(this FrozenBoard board, long frozenAtUnixMicroseconds) =>
        new()
        {
            Version = board.Version.ToWire(),
            Digest = UnsafeByteOperations.UnsafeWrap(board.Digest.ToArray()),
            Sha256 = UnsafeByteOperations.UnsafeWrap(board.Sha256.ToArray()),
            Fingerprint = board.Fingerprint.ToString(),
            FrozenUnixUs = frozenAtUnixMicroseconds,
            LedgersBehind = board.LedgersBehind,
        };

    internal static V1.BriefingKey ToWire(BriefingKey key) =>
        new() { Ministry = key.Ministry.Code(), PublicKey = UnsafeByteOperations.UnsafeWrap(key.PublicKey) };

    internal static V1.BriefingVintage ToWire(this BriefingHappening.Kept kept) =>
        new() { Id = kept.Vintage.ToString(), Position = kept.Position };

    private static V1.BriefingPlan PlanOf(Briefing briefing, AreaCatalogue areas, IndicatorCatalogue indicators)
    {
        var plan = briefing.Plan.ToWire(briefing.Board.Days.Last, areas, indicators);
        for (var i = 0; i < plan.Agenda.Count; i++)
        {
            plan.Agenda[i].SpentUs = briefing.SpentMicroseconds(i + 1);
        }

        return plan;
    }

    private static V1.BriefingSignature ToWire(MinistrySignature signed, Briefing briefing) =>
        new()
        {
            Ministry = signed.Ministry.Code(),
            Signature = UnsafeByteOperations.UnsafeWrap(signed.Signature),
            SignedUnixUs = signed.AtUnixMicroseconds,
            Statement = briefing.StatementOf(signed.Ministry),
            Signer = signed.Signer.Name,
            Rank = signed.Signer.Rank,
        };

    private static IEnumerable<V1.ProvinceAgreement> AgreementsOf(Briefing briefing, AreaCatalogue areas)
    {
        var day = briefing.Board.Days.Last;
        return briefing
            .Board.Provinces.Select(page =>
            {
                var area = areas.Get(page.Province).Nearest(day);
                var agreed = briefing.AgreementOf(page.Province);
                return new V1.ProvinceAgreement
                {
                    AreaId = page.Province.Value,
                    Area = area.Code.ToString(),
                    AreaNameVi = area.FullNameVi,
                    Digest = UnsafeByteOperations.UnsafeWrap(page.Digest.ToArray()),
                    AgreedUnixUs = agreed is { IsCurrent: true } current ? current.AtUnixMicroseconds : 0,
                    Outdated = agreed is { IsCurrent: false },
                };
            })
            .OrderBy(one => one.Area, StringComparer.Ordinal);
    }
}
