using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The colour of a province's link.</summary>
internal static class LinkStyle
{
    /// <summary>The colour that goes with its words.</summary>
    public static CellStyle Of(ProvinceEntry entry) =>
        entry.Need switch
        {
            Need.Stopped => new CellStyle(Ink.Alarm, Bold: true),
            Need.Down or Need.Behind => Ink.Warn,
            _ => entry.Link is null ? Ink.Faint : Ink.Live,
        };
}
