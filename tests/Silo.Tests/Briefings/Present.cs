using System.Security.Cryptography;
using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Wire.V1;

namespace Federation.Silo.Tests.Briefings;

/// <summary>What tests of briefings ask of a nation.</summary>
internal sealed class Present : IDisposable
{
    private readonly Dictionary<Ministry, ECDsa> _keys = Ministries.All.ToDictionary(
        ministry => ministry,
        _ => ECDsa.Create(ECCurve.NamedCurves.nistP256)
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Wire.V1.Briefings.BriefingsClient Of(Nation nation) => new(nation.Operators);

    /// <summary>A request for the built-in pages, with the keys of both ministries.</summary>
    public OpenBriefingRequest Request(string period, string title = "Giao ban") =>
        new()
        {
            Id = Guid.NewGuid().ToString(),
            Title = title,
            Period = period,
            Secrecy = Wire.V1.SecrecyMark.Mat,
            Ministry = "defence",
            Keys =
            {
                _keys.Select(pair => new Wire.V1.BriefingKey
                {
                    Ministry = pair.Key.Code(),
                    PublicKey = Google.Protobuf.ByteString.CopyFrom(pair.Value.ExportSubjectPublicKeyInfo()),
                }),
            },
        };

    public static async Task<BriefingState> OpenAsync(Nation nation, OpenBriefingRequest request) =>
        await Of(nation).OpenAsync(request, cancellationToken: Cancel);

    public static async Task<BriefingState> ShowAsync(Nation nation, string id) =>
        await Of(nation).ShowAsync(new ShowBriefingRequest { Id = id }, cancellationToken: Cancel);

    public static async Task<BriefingState> SteerAsync(Nation nation, string id, SteerRequest request)
    {
        request.Briefing = id;
        request.CommandId = request.CommandId.Length == 0 ? Guid.NewGuid().ToString() : request.CommandId;
        request.Ministry = request.Ministry.Length == 0 ? "defence" : request.Ministry;
        return await Of(nation).SteerAsync(request, cancellationToken: Cancel);
    }

    public static Task<BriefingState> NextAsync(Nation nation, string id, long against = 0) =>
        SteerAsync(nation, id, new SteerRequest { Next = new StepPage(), Against = against });

    /// <summary>Signs the board that is frozen in this state.</summary>
    public async Task<BriefingState> SignAsync(Nation nation, BriefingState state, Ministry ministry)
    {
        var replay = await Of(nation)
            .ReplayAsync(new ReplayBriefingRequest { Briefing = state.Id }, cancellationToken: Cancel);
        var briefing = Fold(replay);
        var statement = BriefingStatement.Bytes(briefing.StatementOf(ministry));
        var request = new SignBriefingRequest
        {
            Briefing = state.Id,
            CommandId = Guid.NewGuid().ToString(),
            Ministry = ministry.Code(),
            Digest = state.Frozen.Digest,
            Signature = Google.Protobuf.ByteString.CopyFrom(
                _keys[ministry].SignData(statement, HashAlgorithmName.SHA256)
            ),
        };
        return await Of(nation).SignAsync(request, cancellationToken: Cancel);
    }

    /// <summary>The briefing that its events make.</summary>
    public static Briefing Fold(ReplayBriefingResponse replay)
    {
        var briefing = new Briefing();
        foreach (var message in replay.Events)
        {
            Assert.True(
                Wire.BriefingEvents.TryRead(
                    message,
                    Core.Areas.AreaCatalogue.Reference,
                    IndicatorCatalogue.Reference,
                    out var happened
                )
            );
            briefing.Apply(happened);
        }

        return briefing;
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
