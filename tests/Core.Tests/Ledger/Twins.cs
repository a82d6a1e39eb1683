using Federation.Core.Ledger;

namespace Federation.Core.Tests.Ledger;

/// <summary>Second records of the same activity, as the forces decide on them.</summary>
internal static class Twins
{
    /// <summary>Records it, and says of whatever it is asked about that it is another one.</summary>
    public static Decision RecordAsAnother(TestLedger ledger, int id, ActivityContent content)
    {
        var command = new RecordActivity(Claim.Of(content.Lead), TestLedger.IdOf(id), content);
        return ledger.Do(command) is Decision.Asked asked
            ? ledger.Do(command with { DistinctFrom = [.. asked.Candidates.Select(candidate => candidate.Id)] })
            : new Decision.Refused([]);
    }

    /// <summary>Records it as a second record of another one, whether that looks the same or not.</summary>
    public static Decision Join(TestLedger ledger, int id, int other, ActivityContent content) =>
        ledger.Do(
            new RecordActivity(Claim.Of(content.Lead), TestLedger.IdOf(id), content) { Joins = TestLedger.IdOf(other) }
        );
}
