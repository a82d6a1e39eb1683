using Federation.Core.Figures;

namespace Federation.EndToEnd.Battery;

/// <summary>The two indicators that the battery records and follows everywhere.</summary>
internal static class Followed
{
    public const string PatrolsCode = "patrol.patrols";
    public const string ParticipantsCode = "patrol.participants";

    public static IndicatorNumber Patrols { get; } = NumberOf(PatrolsCode);

    public static IndicatorNumber Participants { get; } = NumberOf(ParticipantsCode);

    private static IndicatorNumber NumberOf(string code) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? indicator.Number
            : throw new InvalidOperationException($"{code} is no indicator.");
}
