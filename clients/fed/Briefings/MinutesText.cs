using Federation.Core.Areas;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire;

namespace Federation.Fed.Briefings;

/// <summary>The minutes of a briefing: what happened, when, by whom.</summary>
internal sealed class MinutesText(Language language)
{
    /// <summary>The lines, a heading first.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<BriefingEvent> events)
    {
        var briefing = new Briefing();
        foreach (var happened in events)
        {
            briefing.Apply(happened);
            if (happened.Number == 1)
            {
                var opening = briefing.Opening;
                var heading = language.Of("BIÊN BẢN", "MINUTES");
                yield return $"{heading} · {opening.Title} {opening.Secrecy.Text()}".TrimEnd();
                yield return $"{opening.Period} ({opening.Calendar.Code()}) · {opening.Id}";
            }

            var at = VietnamTime.Of(VintageText.Instant(happened.AtUnixMicroseconds), language);
            var who = happened.Ministry is { } ministry
                ? $" · {language.Of(ministry.NameVi(), ministry.NameEn())}"
                : "";
            yield return $"{happened.Number, 4}  {at}{who} · {Text(happened.What, briefing)}";
        }
    }

    private string Text(BriefingHappening what, Briefing briefing) =>
        what switch
        {
            BriefingHappening.Opened => language.Of("mở hội nghị, ", "opened, ") + Board(briefing),
            BriefingHappening.PageShown(var page) => language.Of(
                $"trang {page}: {briefing.Plan.Pages[page - 1].Key}",
                $"page {page}: {briefing.Plan.Pages[page - 1].Key}"
            ),
            BriefingHappening.ProvinceShown(var area) => area is { } province
                ? language.Of($"mở trang {Name(province, briefing)}", $"page of {Name(province, briefing)} opened")
                : language.Of("đóng trang của tỉnh", "province's page closed"),
            BriefingHappening.Highlighted => language.Of("làm nổi số liệu", "figure highlighted"),
            BriefingHappening.Frozen => language.Of("chốt lại: ", "frozen anew: ") + Board(briefing),
            BriefingHappening.LiveSwitched(var isLive) => isLive
                ? language.Of("chuyển sang trực tiếp", "live figures shown")
                : language.Of("trở lại mốc chốt", "back to the frozen board"),
            BriefingHappening.ControlHanded(var to) => language.Of(
                $"trao quyền điều khiển cho {to.NameVi()}",
                $"control handed to the {to.NameEn()}"
            ),
            BriefingHappening.ItemBegun(var item) => language.Of($"bắt đầu mục {item}: ", $"item {item} began: ")
                + Item(briefing.Plan.Agenda[item - 1]),
            BriefingHappening.ItemPaused => language.Of("tạm dừng", "paused"),
            BriefingHappening.Planned => language.Of("đổi chương trình", "plan changed"),
            BriefingHappening.Agreed(var province, _) => language.Of(
                $"{Name(province, briefing)} thống nhất số liệu ({Agreed(briefing)})",
                $"{Name(province, briefing)} agreed ({Agreed(briefing)})"
            ),
            BriefingHappening.Signed => language.Of("ký xác nhận: ", "signed: ")
                + $"{Board(briefing)}, {SignerOf(briefing)}{Verified(briefing)}",
            BriefingHappening.Kept(var vintage, _) => language.Of(
                $"lưu bản số liệu đã thống nhất {vintage}",
                $"vintage {vintage} kept"
            ),
            _ => language.Of("kết thúc", "closed"),
        };

    private static string Agreed(Briefing briefing) => $"{briefing.AgreedCount}/{briefing.Board.Provinces.Count}";

    private string Board(Briefing briefing) =>
        language.Of(
            $"phiên bản {briefing.Board.Version}, mã đối chiếu {briefing.Board.Fingerprint}",
            $"version {briefing.Board.Version}, code {briefing.Board.Fingerprint}"
        );

    private static string SignerOf(Briefing briefing)
    {
        var signer = briefing.Signatures[^1].Signer;
        var name = $"{signer.Rank} {signer.Name}".Trim();
        return name.Length > 0 ? $"{name}, " : "";
    }

    private string Verified(Briefing briefing)
    {
        var signed = briefing.Signatures[^1];
        var statement = BriefingStatement.Bytes(briefing.StatementOf(signed.Ministry));
        return briefing.KeyOf(signed.Ministry)?.Verifies(statement, signed.Signature.Span) == true
            ? language.Of("chữ ký đúng", "signature verified")
            : language.Of("CHỮ KÝ SAI", "SIGNATURE WRONG");
    }

    private string Item(AgendaItem item) =>
        string.Join(
            " ",
            new[]
            {
                language.Of(item.Kind.NameVi(), item.Kind.Code()),
                item.Rank,
                item.Speaker,
                item.Title,
                item.Topic,
            }.Where(text => text.Length > 0)
        );

    private static string Name(AreaId area, Briefing briefing) =>
        KnownAreas.Current.TryGet(area, out var known) ? known.Nearest(briefing.Board.Days.Last).FullNameVi : $"{area}";
}
