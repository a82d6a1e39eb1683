using System.Globalization;

namespace Federation.Core.Calendars;

/// <summary>How periods are written, as a heading: with a capital first.</summary>
public static class PeriodNames
{
    private const string DayFormVi = "dd'/'MM'/'yyyy";
    private const string DayFormEn = "d' 'MMMM' 'yyyy";

    private static readonly string[] Roman = ["I", "II", "III", "IV"];
    private static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth"];

    /// <summary>
    /// <c>Quý I năm 2025</c>, <c>6 tháng đầu năm 2023</c>, <c>9 tháng năm 2025</c>, <c>Năm 2020</c>, <c>Tháng 3 năm
    /// 2025</c>, <c>Lũy kế từ đầu năm 2025</c>, <c>01/01/2020–31/12/2020</c>.
    /// </summary>
    public static string NameVi(this Period period) =>
        period.Kind switch
        {
            PeriodKind.Month => $"Tháng {period.Index} năm {period.Year}",
            PeriodKind.Quarter => $"Quý {Roman[period.Index - 1]} năm {period.Year}",
            PeriodKind.Half => $"6 tháng {(period.Index == 1 ? "đầu" : "cuối")} năm {period.Year}",
            PeriodKind.NineMonths => $"9 tháng năm {period.Year}",
            PeriodKind.Year => $"Năm {period.Year}",
            PeriodKind.YearToDate => $"Lũy kế từ đầu năm {period.Year}",
            _ => RangeName(period, DayFormVi),
        };

    /// <summary>
    /// <c>First quarter of 2025</c>, <c>First half of 2023</c>, <c>First nine months of 2025</c>, <c>Year 2020</c>,
    /// <c>March 2025</c>, <c>Year to date, 2025</c>, <c>1 January 2020–31 December 2020</c>.
    /// </summary>
    public static string NameEn(this Period period) =>
        period.Kind switch
        {
            PeriodKind.Month =>
                $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(period.Index)} {period.Year}",
            PeriodKind.Quarter => $"{Ordinals[period.Index - 1]} quarter of {period.Year}",
            PeriodKind.Half => $"{Ordinals[period.Index - 1]} half of {period.Year}",
            PeriodKind.NineMonths => $"First nine months of {period.Year}",
            PeriodKind.Year => $"Year {period.Year}",
            PeriodKind.YearToDate => $"Year to date, {period.Year}",
            _ => RangeName(period, DayFormEn),
        };

    private static string RangeName(Period period, string form) =>
        period.TryToSpan(Calendar.Civil, default, out var span)
            ? $"{Written(span.First, form)}–{Written(span.Last, form)}"
            : "";

    private static string Written(Day day, string form) => day.Date.ToString(form, CultureInfo.InvariantCulture);
}
