using System.Text.Json;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Fed.Vintages;
using Federation.Wire.V1;
using BriefingPage = Federation.Wire.V1.BriefingPage;
using BriefingPageKind = Federation.Core.Briefings.BriefingPageKind;
using SecrecyMark = Federation.Core.Briefings.SecrecyMark;

namespace Federation.Fed.Briefings;

/// <summary>Briefings as people and scripts read them.</summary>
internal sealed class BriefingOutput(Screen screen, Language language)
{
    /// <summary>A ministry's name in the language.</summary>
    public static string Ministry(string code, Language language) =>
        Ministries.TryParse(code, out var ministry) ? language.Of(ministry.NameVi(), ministry.NameEn()) : code;

    /// <summary>A page's title, or its kind.</summary>
    public static string Title(BriefingPage page) =>
        page.Title.Length > 0 ? page.Title : $"{((BriefingPageKind)page.Kind).Code()} {page.Area}".TrimEnd();

    public void Write(BriefingState state, bool json)
    {
        if (json)
        {
            screen.Line(JsonLines.Object(writer => Write(writer, state)));
            return;
        }

        var mark = ((SecrecyMark)state.Secrecy).Text();
        screen.Line($"{state.Title}{(mark.Length > 0 ? $" · {mark}" : "")}");
        screen.Line(
            language.Of(
                $"Mã hội nghị {state.Id}, kỳ {state.Period} ({state.Calendar}), sự kiện {state.Number}",
                $"Briefing {state.Id}, period {state.Period} ({state.Calendar}), event {state.Number}"
            )
        );
        var page = state.Plan.Pages[state.Page - 1];
        var shown = state.Province.Length > 0 ? $"{Title(page)} · {Area(state)}" : Title(page);
        var (number, holder) = ($"{state.Page}/{state.Plan.Pages.Count}", Ministry(state.Control, language));
        screen.Line(
            language.Of(
                $"Trang {number}: {shown} · {holder} điều khiển",
                $"Page {number}: {shown} · {holder} holds control"
            )
        );
        screen.Lines(Board(state));
    }

    public void WriteList(IReadOnlyList<BriefingSummary> briefings)
    {
        if (briefings.Count == 0)
        {
            screen.Line(language.Of("Chưa có hội nghị nào.", "There are no briefings yet."));
            return;
        }

        var table = new TextTable(
            language.Of("Hội nghị", "Briefing"),
            language.Of("Kỳ", "Period"),
            language.Of("Mã đối chiếu", "Code"),
            language.Of(">Ký", ">Signed"),
            VietnamTime.Heading("Mở lúc", "Opened at", language),
            VietnamTime.Heading("Kết thúc lúc", "Closed at", language),
            language.Of("Mã hội nghị", "Id")
        );
        foreach (var one in briefings)
        {
            table.Add(
                one.Title,
                $"{one.Period} ({one.Calendar})",
                one.Fingerprint,
                $"{one.Signatures}/2",
                VietnamTime.Of(VintageText.Instant(one.OpenedUnixUs), language),
                one.ClosedUnixUs == 0 ? "" : VietnamTime.Of(VintageText.Instant(one.ClosedUnixUs), language),
                one.Id
            );
        }

        table.WriteTo(screen);
    }

    public void WritePages(BriefingState state)
    {
        var table = new TextTable(
            "",
            language.Of(">Trang", ">Page"),
            language.Of("Khóa", "Key"),
            language.Of("Loại", "Kind"),
            language.Of("Tên", "Title"),
            language.Of("Chỉ tiêu", "Indicators")
        );
        for (var i = 0; i < state.Plan.Pages.Count; i++)
        {
            var page = state.Plan.Pages[i];
            table.Add(
                i + 1 == state.Page ? "▶" : "",
                $"{i + 1}",
                page.Key,
                ((BriefingPageKind)page.Kind).Code(),
                page.Title,
                string.Join(' ', page.Indicators)
            );
        }

        table.WriteTo(screen);
    }

    public void WriteSites(IReadOnlyList<BriefingSite> sites)
    {
        if (sites.Count == 0)
        {
            screen.Line(language.Of("Chưa có điểm cầu nào kết nối.", "No site is connected."));
            return;
        }

        var table = new TextTable(
            language.Of("Điểm cầu", "Site"),
            language.Of("Tên", "Name"),
            language.Of("Kết nối", "Link"),
            language.Of(">Trang", ">Page"),
            language.Of(">Sự kiện", ">Event"),
            language.Of(">Trễ (ms)", ">Lag (ms)"),
            language.Of("Mã đối chiếu", "Code")
        );
        foreach (var site in sites)
        {
            table.Add(
                site.Site,
                site.SiteName,
                site.Connected ? language.Of("có", "yes") : language.Of("mất", "lost"),
                $"{site.Page}",
                $"{site.Number}",
                $"{site.LagUs / 1000}",
                site.Fingerprint
            );
        }

        table.WriteTo(screen);
    }

    private IEnumerable<string> Board(BriefingState state)
    {
        var version = FiguresOutput.ScreenVersion(state.Frozen.Version, language);
        var live = state.Live ? language.Of(" · đang TRỰC TIẾP", " · showing LIVE figures") : "";
        yield return language.Of(
            $"Mốc chốt: phiên bản {version}, mã đối chiếu {state.Frozen.Fingerprint}{live}",
            $"Frozen: version {version}, code {state.Frozen.Fingerprint}{live}"
        );
        var signed = string.Join(", ", state.Signatures.Select(one => Ministry(one.Ministry, language)));
        yield return state.Signatures.Count switch
        {
            0 => language.Of("Chưa bộ nào ký.", "No ministry has signed."),
            1 => language.Of($"Đã ký: {signed}; còn chờ bộ kia.", $"Signed: {signed}; the other has not."),
            _ => language.Of($"Đã thống nhất: {signed} đã ký.", $"Agreed: signed by {signed}."),
        };
        if (state.Vintage is { } vintage)
        {
            yield return language.Of($"Bản số liệu đã thống nhất: {vintage.Id}", $"Vintage: {vintage.Id}");
        }

        var agreed = state.Provinces.Count(one => one.AgreedUnixUs > 0);
        yield return language.Of(
            $"{agreed}/{state.Provinces.Count} tỉnh đã thống nhất trang của mình.",
            $"{agreed}/{state.Provinces.Count} provinces have agreed to their pages."
        );
        if (state.ClosedUnixUs > 0)
        {
            var at = VietnamTime.Of(VintageText.Instant(state.ClosedUnixUs), language);
            yield return language.Of($"Kết thúc lúc {at}.", $"Closed at {at}.");
        }
    }

    private string Area(BriefingState state) => Names.Area(state.Province, new Day(state.LastDay), language);

    private static void Write(Utf8JsonWriter json, BriefingState state)
    {
        json.WriteString("id", state.Id);
        json.WriteString("title", state.Title);
        json.WriteString("period", state.Period);
        json.WriteString("calendar", state.Calendar);
        json.WriteString("secrecy", ((SecrecyMark)state.Secrecy).Code());
        json.WriteNumber("number", state.Number);
        json.WriteNumber("page", state.Page);
        json.WriteString("key", state.Plan.Pages[state.Page - 1].Key);
        json.WriteString("province", state.Province);
        json.WriteString("control", state.Control);
        json.WriteBoolean("live", state.Live);
        json.WriteString("version", $"{state.Frozen.Version.Epoch}.{state.Frozen.Version.Position}");
        json.WriteString("fingerprint", state.Frozen.Fingerprint);
        json.WriteString("signed", string.Join(',', state.Signatures.Select(one => one.Ministry)));
        json.WriteString("vintage", state.Vintage?.Id ?? "");
        json.WriteNumber("agreed", state.Provinces.Count(one => one.AgreedUnixUs > 0));
        json.WriteNumber("provinces", state.Provinces.Count);
        json.WriteBoolean("closed", state.ClosedUnixUs > 0);
    }
}
