using Federation.Client;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Fed.Ledgers;

/// <summary>
/// What other forces have still to say of joint activities in days that were just closed: it is taken later too, and
/// marked late.
/// </summary>
internal static class StillPending
{
    private const int PageSize = 1_000;

    /// <summary>How many confirmations of activities that a force leads wait, in an area through a day.</summary>
    /// <param name="edge">Whose ledger.</param>
    /// <param name="lead">The force that closed.</param>
    /// <param name="area">The area that was closed.</param>
    /// <param name="through">The last day.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RpcException">The edge refused, or did not answer.</exception>
    public static async Task<int> CountAsync(
        EdgeClient edge,
        Force lead,
        string area,
        string through,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        foreach (var force in Forces.All.Where(force => force != lead))
        {
            var request = new PendingRequest
            {
                Force = force.Code(),
                Area = area,
                To = through,
                PageSize = PageSize,
            };
            do
            {
                var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
                var page = await edge.Ledger.PendingAsync(request, call);
                count += page.Items.Count(item => item.Lead == lead.Code());
                request.PageToken = page.NextPageToken;
            } while (request.PageToken.Length > 0);
        }

        return count;
    }

    /// <summary>The sentence; empty where nothing waits.</summary>
    public static string Text(int count, Language language) =>
        count == 0
            ? ""
            : language.Of(
                $"Còn {count} xác nhận của lực lượng khác trong các ngày này: vẫn nhận (fed pending), ghi là muộn.",
                $"{English.Count(count, "confirmation")} of other forces {English.Verb(count, "waits", "wait")} in "
                    + "these days: taken later too, and marked late."
            );
}
