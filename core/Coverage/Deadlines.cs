using Federation.Core.Calendars;

namespace Federation.Core.Coverage;

/// <summary>
/// Until when a period is to be closed. The decree fixes on which days a period is cut (Nghị định 09/2019/NĐ-CP,
/// Điều 12) and leaves the day of reporting to whoever orders the report: so it is configuration.
/// </summary>
/// <param name="CivilDays">Days after the last day of a civil period.</param>
/// <param name="DecreeDays">Days after the last day of a period of Decree 09/2019.</param>
public sealed record Deadlines(int CivilDays, int DecreeDays)
{
    /// <summary>
    /// Five days after a civil period, three after one of the decree: cut on the 14th, put together by the 17th, so
    /// that the reports of the month can build on it.
    /// </summary>
    public static Deadlines Default { get; } = new(CivilDays: 5, DecreeDays: 3);

    /// <summary>The last day on which a closing is on time.</summary>
    public Day Of(Calendar calendar, Span period) =>
        period.Last.Plus(calendar == Calendar.Decree09 ? DecreeDays : CivilDays);
}
