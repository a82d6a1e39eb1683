using Federation.Core.Ledger;

namespace Federation.Core.Exchange.Messages;

/// <summary>Biên nhận. Cumulative: the journal holds this ledger durably through this frame.</summary>
public sealed record Receipt(LedgerId Ledger, FrameHead Through);
