using Federation.Core.Journal;
using Federation.Core.Vintages;

namespace Federation.Silo.Vintages;

/// <summary>The point of the one order that a question is about.</summary>
/// <param name="Version">The version; of a vintage the vintage's.</param>
/// <param name="Vintage">The vintage that was named; null where a version was.</param>
internal sealed record PointInTime(JournalVersion Version, KeptVintage? Vintage);
