using Federation.Client;
using Federation.Core.Ledger;

namespace Federation.Fed.Vintages;

/// <summary>How the nation is asked about the past.</summary>
internal static class PastSettings
{
    /// <summary>
    /// The longest wait for an answer, 2 min: a silo gives up deriving a version from the journal after one.
    /// </summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The nation; the caller disposes it.</summary>
    public static NationClient Open(Uri[] addresses, Claim who) =>
        new(
            new NationOptions
            {
                Addresses = addresses,
                As = who,
                CallTimeout = AnswerTimeout,
            }
        );
}
