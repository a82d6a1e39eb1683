using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using AmountText = Federation.Wire.V1.AmountText;

namespace Federation.Fed.Demo;

/// <summary>What the forces reported of two joint patrols, and what was done.</summary>
/// <param name="Reported">The own counts, added.</param>
/// <param name="CountedMoreThanOnce">What that counts more than once.</param>
/// <param name="Together">What was done.</param>
internal sealed record JointPatrolsTold(long Reported, long CountedMoreThanOnce, long Together)
{
    /// <summary>Records of the first patrol, of which the second joined.</summary>
    public required long RecordsJoined { get; init; }

    /// <summary>Patrols that these count.</summary>
    public required long JoinedCounts { get; init; }

    /// <summary>Who did the other patrol, as it was recorded.</summary>
    public required string SetBefore { get; init; }

    /// <summary>Who did it once a participant had left.</summary>
    public required string SetAfter { get; init; }

    /// <summary>Patrols that it counts.</summary>
    public required long DeclinedCounts { get; init; }
}

/// <summary>
/// Two made-up patrols in Cao Bằng, in days of which nothing is published: one that two forces record, the second of
/// which joins the first, and one that a participant leaves. The same demo again records nothing anew.
/// </summary>
internal static class JointPatrols
{
    private const string Province = "04";
    private const string Left = "military+border_guard";
    private const string Month = "2024-06-01..2024-06-30";
    private const string First = "0190f000-0000-7000-8000-000000000001";
    private const string Second = "0190f000-0000-7000-8000-000000000002";
    private const string Third = "0190f000-0000-7000-8000-000000000003";

    /// <summary>The district.</summary>
    public static AreaCode Area { get; } = AreaCode.Parse("04/043");

    /// <summary>The day of the first of them.</summary>
    public static Day FirstDay { get; } = new(2024, 6, 1);

    /// <summary>Records them; null where the demo runs without Cao Bằng.</summary>
    /// <exception cref="RpcException">The edge node refused, or did not answer.</exception>
    public static async Task<JointPatrolsTold?> RecordAsync(
        IReadOnlyDictionary<string, Uri> edges,
        CancellationToken cancellationToken
    )
    {
        if (!edges.TryGetValue(Province, out var address))
        {
            return null;
        }

        using var edge = new EdgeClient(address, Claim.Operator);
        var twin = Patrol(Second, "2024-06-02", "border_guard+police", Force.Police);
        await edge.Ledger.RecordAsync(
            Patrol(First, "2024-06-01", "border_guard+police", Force.BorderGuard),
            As(Force.BorderGuard)
        );
        try
        {
            await edge.Ledger.RecordAsync(twin, As(Force.Police));
        }
        catch (RpcException error) when (DuplicateStatus.AskedBy(error) is { } asked)
        {
            twin.Joins = asked.Candidates[0].Id;
            await edge.Ledger.RecordAsync(twin, As(Force.Police));
        }

        await edge.Ledger.RecordAsync(Patrol(Third, "2024-06-20", Left, Force.BorderGuard), As(Force.BorderGuard));
        var seen = new SeenActivity { Id = Third, Revision = 1 };
        var leaving = new DeclineRequest { Activity = seen, Reason = "không tham gia" };
        await edge.Ledger.DeclineAsync(leaving, As(Force.Military));
        var question = new FigureQuestion("04/043", Month, "", "", ["patrol.patrols"]) { WithCells = true };
        var figure = (await edge.QueryAsync(question, cancellationToken)).Figures.Single();
        var counts = new Reconciliation(FigureMessages.CellsOf(figure));
        var joined = await ShowAsync(First);
        var declined = await ShowAsync(Third);
        return new JointPatrolsTold(counts.Reported, counts.CountedMoreThanOnce, counts.Total.Amount)
        {
            RecordsJoined = joined.Entries.Count(entry => entry.Kind is "activity_recorded" or "activity_joined"),
            JoinedCounts = joined.Item.Amounts[0].Amount,
            SetBefore = Left,
            SetAfter = declined.Item.Forces,
            DeclinedCounts = declined.Item.Amounts[0].Amount,
        };

        async Task<ShowResponse> ShowAsync(string id) =>
            await edge.Ledger.ShowAsync(
                new ShowRequest { Id = id },
                edge.Within(CallSettings.AnswerTimeout, cancellationToken)
            );

        CallOptions As(Force force) =>
            edge.Within(CallSettings.AnswerTimeout, cancellationToken).WithHeaders(ClaimMetadata.Of(Claim.Of(force)));
    }

    private static RecordRequest Patrol(string id, string day, string forces, Force lead)
    {
        var text = new ActivityText
        {
            Area = "04/043",
            Day = day,
            Forces = forces,
            Lead = lead.Code(),
        };
        text.Amounts.Add(new AmountText { Indicator = "patrol.patrols", Amount = "1" });
        text.Amounts.Add(new AmountText { Indicator = "patrol.participants", Amount = "9" });
        return new RecordRequest { Id = id, Activity = text };
    }
}
