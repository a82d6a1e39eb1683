using Federation.Wire.V1;

namespace Federation.Silo.Intake;

/// <summary>A message of one stream to the grain of its ledger's owner. Nobody changes it after it is sent.</summary>
/// <param name="Stream">The stream's own name, minted where it came in. Which stream is newer, its grain says.</param>
/// <param name="Ledger">The ledger that the stream said it speaks for.</param>
/// <param name="Message">The message as it came.</param>
[GenerateSerializer]
[Immutable]
internal sealed record SessionMessage(
    [property: Id(0)] Guid Stream,
    [property: Id(1)] Guid Ledger,
    [property: Id(2)] EdgeMessage Message
);
