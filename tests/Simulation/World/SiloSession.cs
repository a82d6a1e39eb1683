using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>What a silo made of a stream's Hello.</summary>
/// <param name="Number">As the silo minted it.</param>
/// <param name="Ledger">Of the Hello.</param>
/// <param name="Grain">The activation that the stream reads from.</param>
internal sealed record SiloSession(SessionNumber Number, LedgerId Ledger, Grain Grain);
