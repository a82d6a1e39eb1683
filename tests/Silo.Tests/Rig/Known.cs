using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Silo.Tests.Rig;

/// <summary>What tests speak of, by code.</summary>
internal static class Known
{
    public static readonly Day Day = new(2025, 1, 15);

    public static AreaId Area(string code) =>
        AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), Day, out var id)
            ? id
            : throw new ArgumentException($"{code} denotes nothing on {Day}.", nameof(code));

    /// <summary>One amount of one activity.</summary>
    public static Posting Posting(string area, string indicator, long amount, Day day, string forces = "police")
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(indicator, out var known), indicator);
        Assert.True(ForceSet.TryParse(forces, out var set), forces);
        var key = new PostingKey(Area(area), known.Number, Span.Of(day), set, Approval.Provisional);
        return Core.Figures.Posting.Add(key, new Amount(amount), Qualifier.Exact);
    }

    /// <summary>Participants of patrols on <see cref="Day"/>.</summary>
    public static Posting Participants(string area, long amount) => Posting(area, "patrol.participants", amount, Day);
}
