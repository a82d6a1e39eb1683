using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>What a silo made of a stream's Hello.</summary>
/// <param name="ledger">Of the Hello.</param>
/// <param name="grain">The activation that the stream reads from.</param>
internal sealed class SiloSession(LedgerId ledger, Grain grain)
{
    public LedgerId Ledger => ledger;

    public Grain Grain => grain;

    /// <summary>As the grain numbered it when the Hello came there; null before.</summary>
    public SessionNumber? Number { get; set; }

    /// <summary>The intake that numbered it; null before.</summary>
    public IntakeDriver? Intake { get; set; }
}
