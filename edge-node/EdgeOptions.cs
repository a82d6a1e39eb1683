using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode;

/// <summary>Where this node stands and whom it talks to. Section <c>Edge</c>.</summary>
public sealed class EdgeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge";

    /// <summary>
    /// Area code of the province that owns the ledger, valid today: "04". No default: a ledger has one owner for ever.
    /// </summary>
    public string Owner { get; set; } = "";

    /// <summary>
    /// Provinces that went into the owner, and whose ledgers this node has taken over, each with a day on which its
    /// code denoted it, with commas: "10@2025-06-30,15@2025-06-30". Default empty: none. Days of theirs are recorded,
    /// corrected and closed in their own ledgers, which stand in directories of these names below <see cref="Data"/>.
    /// </summary>
    public string Earlier { get; set; } = "";

    /// <summary>
    /// Directory of the ledger, made where it is missing. No default: what is recorded must be kept where the operator
    /// says.
    /// </summary>
    public string Data { get; set; } = "";

    /// <summary>
    /// Directory of a second copy of the ledger, on another disk, synced before each answer. Default empty: none. What
    /// was recorded and never sent survives the loss of one of the two disks.
    /// </summary>
    public string Mirror { get; set; } = "";

    /// <summary>
    /// Port of the gRPC service on 127.0.0.1, cleartext HTTP/2. Default 5100; 0: any free port (tests); at most 65535.
    /// </summary>
    public int Port { get; set; } = 5100;

    /// <summary>
    /// Addresses of the nation, with commas, tried in turn. Default empty: the node works alone and keeps its facts.
    /// </summary>
    public string Nation { get; set; } = "";

    /// <summary>
    /// Port of the node's own Orleans silo on 127.0.0.1. Default 0: <see cref="Port"/> + 10000, or - 10000 where that
    /// is above 65535, so that nodes on one machine do not meet.
    /// </summary>
    public int OrleansPort { get; set; }

    /// <summary>
    /// Days that a participant has to confirm or decline its part in a joint activity. Default 10, 1 to 365; see
    /// <see cref="LedgerPolicy.ConfirmationDays"/>.
    /// </summary>
    public int ConfirmationDays { get; set; } = new LedgerPolicy().ConfirmationDays;

    /// <summary>What the province sets for its ledger.</summary>
    public LedgerPolicy Policy => new() { ConfirmationDays = ConfirmationDays, Rules = RulePack.Reference };

    /// <summary>The ledgers of this node: the owner's first, then the earlier ones as they are named.</summary>
    internal IReadOnlyList<LedgerPlace> Ledgers =>
        [
            new LedgerPlace($"{Section}:{nameof(Owner)}", Owner, Data, Mirror, IsMade: true),
            .. EarlierOwners.Select(owner => new LedgerPlace(
                $"{Section}:{nameof(Earlier)}",
                owner,
                Path.Combine(Data, owner),
                Mirror.Length == 0 ? "" : Path.Combine(Mirror, owner),
                IsMade: false
            )),
        ];

    /// <summary>The owners of <see cref="Earlier"/>, in order.</summary>
    internal IReadOnlyList<string> EarlierOwners =>
        Earlier.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The Orleans port after the default is applied.</summary>
    public int EffectiveOrleansPort =>
        OrleansPort != 0 ? OrleansPort : Port + (Port + 10_000 <= 65_535 ? 10_000 : -10_000);

    /// <summary>The addresses of <see cref="Nation"/>, in order.</summary>
    /// <exception cref="UriFormatException">One is not an address.</exception>
    public IReadOnlyList<Uri> NationAddresses =>
        [
            .. Nation
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(a => new Uri(a)),
        ];
}
