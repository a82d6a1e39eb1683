using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Client.Picture;

/// <summary>Who has not closed the period.</summary>
/// <param name="Province">Its short name.</param>
/// <param name="Force">The force's name.</param>
/// <param name="DaysLate">Days after the deadline; 0: there is time left.</param>
/// <param name="UsualPerMillion">What it usually contributes, parts per million; 0: nothing, or not known.</param>
/// <param name="DutyPhone">Whom to call; empty: not known.</param>
public sealed record ChaseLine(string Province, string Force, int DaysLate, int UsualPerMillion, string DutyPhone)
{
    /// <summary>All of them, what usually contributes most first.</summary>
    public static IReadOnlyList<ChaseLine> Of(CoverageResponse answer, Language language) =>
        [
            .. answer
                .Pairs.Where(pair => pair.Chase > 0)
                .OrderBy(pair => pair.Chase)
                .Select(pair => new ChaseLine(
                    NameOf(pair),
                    ForceOf(pair.Force, language),
                    pair.DaysLate,
                    pair.UsualPerMillion,
                    pair.DutyPhone
                )),
        ];

    /// <summary><c>3 ngày</c> late, or that there is time left.</summary>
    public string Late(Language language) =>
        DaysLate == 0 ? language.Say("còn hạn", "in time")
        : DaysLate == 1 ? language.Say("1 ngày", "1 day")
        : $"{Numbers.Count(DaysLate, language)} {language.Say("ngày", "days")}";

    /// <summary><c>4,2%</c> of what is usually reported, rounded down; empty where that is not known.</summary>
    public string Weight(Language language) =>
        UsualPerMillion == 0
            ? ""
            : $"{UsualPerMillion / 10_000}{language.Say(",", ".")}{UsualPerMillion / 1_000 % 10}%";

    private static string NameOf(CoverageLine pair) =>
        AreaCode.TryParse(pair.Area, out var code)
        && Day.TryParse(pair.LastDay, out var day)
        && KnownAreas.Current.TryResolve(code, day, out var area)
            ? KnownAreas.Current.Get(area).Nearest(day).NameVi
            : Core.Ledger.Refusal.Shown(pair.AreaNameVi);

    private static string ForceOf(string code, Language language) =>
        Forces.TryParse(code, out var force) ? language.Say(force.NameVi(), force.NameEn()) : code;
}
