using Federation.BriefingDisplay.Walls;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.BriefingDisplay.Screens;

/// <summary>What the address of a page asks for.</summary>
public sealed class ScreenAddress
{
    private readonly Dictionary<string, string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="uri">The whole address.</param>
    public ScreenAddress(string uri)
    {
        var query = new Uri(uri).Query.TrimStart('?');
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            _asked[parts[0]] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "";
        }
    }

    /// <summary>What a name stands for; null where the address does not say.</summary>
    public string? this[string name] => _asked.GetValueOrDefault(name);

    /// <summary>How days are cut; the civil calendar where the address does not say.</summary>
    public Calendar Calendar =>
        CalendarCodes.TryParse(this["calendar"] ?? "", out var calendar) ? calendar : Calendar.Civil;

    /// <summary>The secrecy mark: none, mat, toi-mat or tuyet-mat.</summary>
    public string Secrecy =>
        this["secrecy"] switch
        {
            "mat" => "MẬT",
            "toi-mat" => "TỐI MẬT",
            "tuyet-mat" => "TUYỆT MẬT",
            _ => "",
        };

    /// <summary>The page of a kind, with what the address says of it.</summary>
    /// <returns>Null where there is no such page.</returns>
    public WallPage? Page(string kind)
    {
        if (!Enum.TryParse<PageKind>(kind, ignoreCase: true, out var named) || !Enum.IsDefined(named))
        {
            return null;
        }

        var ready = WallPage.Ready.FirstOrDefault(page => page.Kind == named) ?? new(named, WallPage.Usual);
        var indicators = WallPage.Read(this["indicators"] ?? "");
        return ready with
        {
            Indicators = indicators.Count > 0 ? indicators : ready.Indicators,
            View = Views.TryParse(this["view"] ?? "", out var view) ? view : View.Total,
            Area = this["area"] ?? "",
            Layout = this["layout"] switch
            {
                "34" => 34,
                "63" => 63,
                _ => 0,
            },
            HasRanking = this["ranking"] == "1",
        };
    }
}
