using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Briefings;

/// <summary>A briefing of the first quarter of 2025 with its keys, and a clock that tests turn.</summary>
internal sealed class BriefingSample
{
    public static readonly Span Days = new(new Day(2025, 1, 1), new Day(2025, 3, 31));
    public static readonly AreaId CaoBang = AreaOf("04");

    private readonly Dictionary<Ministry, ECDsa> _keys = Ministries.All.ToDictionary(
        ministry => ministry,
        _ => ECDsa.Create(ECCurve.NamedCurves.nistP256)
    );

    public Briefing Briefing { get; } = new();

    public List<BriefingEvent> Events { get; } = [];

    /// <summary>Microseconds since 1970.</summary>
    public long Now { get; set; } = 1_000_000;

    public static BriefingSample Opened()
    {
        var sample = new BriefingSample();
        Assert.Null(sample.Refused(sample.Opening()));
        return sample;
    }

    public static AreaId AreaOf(string code) =>
        AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), Days.Last, out var id)
            ? id
            : throw new ArgumentException($"{code} denotes nothing.", nameof(code));

    public static BoardDigest Digest(byte of) =>
        BoardDigest.TryRead(Enumerable.Repeat(of, BoardDigest.Size).ToArray(), out var digest)
            ? digest
            : throw new InvalidOperationException("32 bytes are a digest.");

    /// <summary>A board whose digests say which it is; the page of Cao Bằng is the same on even ones.</summary>
    public static FrozenBoard Board(byte number) =>
        new(
            new JournalVersion(1, 100 + number),
            Days,
            Digest(number),
            Digest((byte)(number + 100)),
            0,
            [new ProvincePage(CaoBang, Digest((byte)(200 + (number % 2)))), new ProvincePage(AreaOf("20"), Digest(9))]
        );

    public static BriefingPlan Plan(params string[] keys) =>
        new(
            [.. keys.Select(key => new BriefingPage(key, BriefingPageKind.Coverage))],
            [new AgendaItem(AgendaKind.Report), new AgendaItem(AgendaKind.Conclusion)],
            [],
            Ministry.Defence
        );

    public BriefingOrder.Open Opening(string title = "Giao ban quý I", BriefingPlan? plan = null) =>
        new(
            new BriefingHappening.Opened(
                new BriefingId(new Guid("0198c5a2-6f00-7abc-8def-000000000001")),
                title,
                Period.Quarter(2025, 1),
                Calendar.Civil,
                SecrecyMark.Mat,
                plan ?? Plan("one", "two", "three"),
                [.. _keys.Select(pair => new BriefingKey(pair.Key, pair.Value.ExportSubjectPublicKeyInfo()))],
                Board(0)
            )
        );

    /// <summary>The signature of the board that is frozen now.</summary>
    public byte[] Signature(Ministry ministry) =>
        _keys[ministry].SignData(BriefingStatement.Bytes(Briefing.StatementOf(ministry)), HashAlgorithmName.SHA256);

    public BriefingDecision Decide(
        BriefingOrder order,
        Ministry? ministry = Ministry.Defence,
        long against = 0,
        Guid? id = null,
        Claim by = default
    ) => Briefing.Decide(new BriefingCommand(id ?? Guid.NewGuid(), ministry, by, against, order), Now);

    /// <summary>Decides and applies; why it was refused, or null.</summary>
    public Refusal? Refused(
        BriefingOrder order,
        Ministry? ministry = Ministry.Defence,
        long against = 0,
        Guid? id = null,
        Claim by = default
    )
    {
        switch (Decide(order, ministry, against, id, by))
        {
            case BriefingDecision.Refused refused:
                return refused.Refusals[0];
            case BriefingDecision.Accepted accepted:
                Briefing.Apply(accepted.Event);
                Events.Add(accepted.Event);
                break;
        }

        return null;
    }

    /// <summary>Signs the frozen board for a ministry; why that was refused, or null.</summary>
    public Refusal? Sign(Ministry ministry) =>
        Refused(new BriefingOrder.Sign(Briefing.Board.Digest, Signature(ministry)), ministry);
}
