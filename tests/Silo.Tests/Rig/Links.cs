using Federation.Wire.V1;

namespace Federation.Silo.Tests.Rig;

/// <summary>
/// Links as a reader sees them: told at most a tenth of a second late, so a ledger may be missing or as it was before.
/// </summary>
internal static class Links
{
    /// <summary>The ledger's link, as soon as it is as expected.</summary>
    public static async Task<LedgerLink> LinkAsync(this Nation nation, FakeEdge edge, Func<LedgerLink, bool> isExpected)
    {
        while (true)
        {
            var answer = await nation.Boards.LinksAsync(
                new(),
                cancellationToken: TestContext.Current.CancellationToken
            );
            var link = answer.Links.SingleOrDefault(one => one.Ledger == edge.Ledger.ToString());
            if (link is not null && isExpected(link))
            {
                return link;
            }

            await Task.Yield();
        }
    }
}
