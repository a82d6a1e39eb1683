using System.Security.Cryptography;
using Federation.Client;
using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Fed.Briefings;

namespace Federation.Browser;

/// <summary>Signs what a briefing is frozen at.</summary>
internal static class Signing
{
    /// <summary>Signs for a ministry, with its key of a directory.</summary>
    public static async Task SignAsync(
        NationClient nation,
        string briefing,
        string keys,
        Ministry ministry,
        CancellationToken cancellationToken,
        string signer = "Nguyễn Văn An"
    )
    {
        using var key = KeyFiles.Read(KeyFiles.PathOf(keys, ministry, "key"));
        var briefings = new BriefingClient(nation);
        _ = await briefings.SignAsync(
            await briefings.ShowAsync(briefing, cancellationToken),
            ministry,
            text => key.SignData(text, HashAlgorithmName.SHA256),
            new BriefingSigner(signer, "Trung tướng"),
            cancellationToken
        );
    }
}
