using Federation.Core.Figures;
using Federation.Core.Vintages;

namespace Federation.Wire;

/// <summary>What became of figures since a vintage, on the wire.</summary>
public static class FigureRevisionMessages
{
    /// <summary>What figures are marked against.</summary>
    public static V1.VintageMark ToMark(this KeptVintage kept) =>
        new()
        {
            Id = kept.Header.Id.ToString(),
            Name = kept.Header.Name,
            FrozenUnixUs = kept.Header.FrozenAtUnixMicroseconds,
            Version = kept.Header.Version.ToWire(),
            Fingerprint = kept.Fingerprint.ToString(),
            Position = kept.Position,
        };

    /// <summary>The mark beside a figure.</summary>
    internal static V1.FigureRevision ToWire(Indicator indicator, in FigureRevision revision)
    {
        var then = revision.Then;
        return new V1.FigureRevision
        {
            AmountThen = then.Amount,
            QualifierThen = then.Qualifier.ToWire(),
            CountThen = then.Count,
            PossibleThen = then.Possible,
            Difference = revision.Difference,
            ThenVi = FigureText.Vi(indicator, then.Amount, then.Qualifier),
            ThenEn = FigureText.En(indicator, then.Amount, then.Qualifier),
            ChangeVi = Signed(revision, FigureText.Vi(indicator, revision.Difference, Qualifier.Exact)),
            ChangeEn = Signed(revision, FigureText.En(indicator, revision.Difference, Qualifier.Exact)),
        };
    }

    private static string Signed(in FigureRevision revision, string text) =>
        revision.Difference > 0 ? $"+{text}" : text;
}
