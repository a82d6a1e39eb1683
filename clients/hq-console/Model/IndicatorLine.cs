using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>One indicator of a province in the chosen view.</summary>
internal readonly record struct IndicatorLine(Indicator Indicator, Figure Figure)
{
    /// <summary>The indicator's name.</summary>
    public string Name(Language language) => language.Say(Indicator.NameVi, Indicator.NameEn);
}
