using Federation.BriefingDisplay.Walls;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.BriefingDisplay.Words;

/// <summary>What stands above a page: what it shows, then where, when and on which basis.</summary>
public static class Heading
{
    /// <summary>What it shows.</summary>
    public static string Of(Lectern words, WallPage page, Shown shown)
    {
        if (page.Title.Length > 0)
        {
            return page.Title;
        }

        var indicator = words.NameOf(page.Indicators[0]);
        return page.Kind switch
        {
            PageKind.Headline => words.Say(
                "Kết quả phối hợp thực hiện Nghị định 03",
                "Results of coordination, Decree 03"
            ),
            PageKind.Map => words.Say($"{indicator} theo tỉnh, thành phố", $"{indicator} by province"),
            PageKind.Course => words.Say($"{indicator} theo ngày", $"{indicator} over the days"),
            PageKind.Forces => words.Say("Các lực lượng cùng làm được gì", "What the forces did, alone and together"),
            PageKind.Coverage => words.Say("Chốt số liệu", "Closing of figures"),
            PageKind.Links => words.Say("Đường truyền và độ mới của số liệu", "Links and freshness"),
            PageKind.Explained => words.Say($"Vì sao: {indicator}", $"Why: {indicator}"),
            PageKind.Agenda => words.Say("Chương trình", "Agenda"),
            PageKind.SignOff => words.Say("Ký xác nhận bảng số liệu", "Sign-off of the board"),
            PageKind.Tasks => words.Say("Nhiệm vụ theo kết luận lần trước", "Tasks of the last conclusion"),
            _ => AreaName(words, page, shown),
        };
    }

    /// <summary>Where, when and on which basis.</summary>
    public static string Under(Lectern words, WallPage page, Shown shown)
    {
        var parts = new List<string>();
        if (page.Kind == PageKind.Forces)
        {
            parts.Add(words.NameOf(page.Indicators[0]));
        }

        if (page.Kind != PageKind.Province)
        {
            parts.Add(AreaName(words, page, shown));
        }

        parts.Add(PeriodName(words, shown));
        if (page.View != View.Total)
        {
            parts.Add(words.NameOf(page.View));
        }

        if (shown.Name.Length > 0)
        {
            parts.Add(shown.Name);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What the same period last year is called in a sentence: <c>quý I năm 2024</c>.</summary>
    public static string LastYear(Lectern words, Shown shown)
    {
        var before = shown.Period.SamePeriodLastYear(shown.Calendar, shown.LastDay);
        var name = words.Say(before.NameVi(), before.NameEn());
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The period with its days: <c>Quý I năm 2025 (01/01/2025–31/03/2025)</c>.</summary>
    public static string PeriodName(Lectern words, Shown shown)
    {
        var name = words.Say(shown.Period.NameVi(), shown.Period.NameEn());
        if (shown.Period.Kind == PeriodKind.Range || shown.Board is not { } board)
        {
            return name;
        }

        var days = board.Period;
        var basis = shown.Calendar == Calendar.Decree09 ? words.Say("NĐ 09: ", "Decree 09: ") : "";
        var (first, last) = (MomentText.Of(days.First, words.Language), MomentText.Of(days.Last, words.Language));
        return $"{name} ({basis}{first}–{last})";
    }

    /// <summary>The full name of a page's area.</summary>
    public static string AreaName(Lectern words, WallPage page, Shown shown) =>
        shown.Find(page.Area) is { } area ? NameOf(words, area, shown.LastDay) : page.Area;

    /// <summary>The full name of an area on a day.</summary>
    public static string NameOf(Lectern words, AreaId area, Day day) =>
        area == AreaId.Nation
            ? words.Say("Toàn quốc", "Nationwide")
            : words.Say(
                KnownAreas.Current.Get(area).Nearest(day).FullNameVi,
                KnownAreas.Current.Get(area).Nearest(day).FullNameEn()
            );
}
