using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Wire;

namespace Federation.Client.Picture;

/// <summary>Names of areas on the screen.</summary>
public static class AreaText
{
    /// <summary>Its full name: <c>Huyện Bảo Lạc</c>, <c>Bao Lac district</c>.</summary>
    /// <param name="area">Which area.</param>
    /// <param name="day">As it is called on that day, or the one nearest to it.</param>
    /// <param name="language">In which language.</param>
    /// <param name="told">Its Vietnamese name as the nation told it, for an unknown area.</param>
    public static string Of(AreaId area, Day day, Language language, string told) =>
        language == Language.En && KnownAreas.Current.TryGet(area, out var known)
            ? known.Nearest(day).FullNameEn()
            : told;
}
