using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Briefings;
using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.Wire.V1;

namespace Federation.Fed.Demo;

/// <summary>The briefing that stands ready once the demo has counted all: opened, and frozen on that.</summary>
internal static class DemoBriefing
{
    /// <summary>The address of a display that follows it: the newest that is open.</summary>
    public static Uri WallOf(NodeReady nation) => new(new Uri(nation.Web), "/display/briefing");

    /// <summary>Opens it for Defence, with keys in the data directory so that both ministries can sign.</summary>
    public static async Task<BriefingState> OpenAsync(
        NodeReady nation,
        string data,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var keys = KeysIn(data);
        if (!Directory.Exists(keys))
        {
            _ = KeyFiles.Make(keys, Ministries.All);
        }

        var name = language.Of(DemoPlan.Quarter.NameVi(), DemoPlan.Quarter.NameEn());
        using var client = new NationClient(new NationOptions { Addresses = [new Uri(nation.Url)] });
        return await new BriefingClient(client).OpenAsync(
            new OpenBriefingRequest
            {
                Id = BriefingCall.NewId(),
                Title = language.Of($"Giao ban minh họa · {name}", $"Demonstration briefing · {name}"),
                Period = DemoPlan.Quarter.ToString(),
                Secrecy = SecrecyMark.None,
                Ministry = Ministry.Defence.Code(),
                Keys = { KeyFiles.Public(keys) },
                AllowIncomplete = true,
            },
            cancellationToken
        );
    }

    /// <summary>Where it is looked at, where it is steered, and how it is signed.</summary>
    public static IEnumerable<string> Lines(NodeReady nation, BriefingState opened, string data, Language language)
    {
        var wall = WallOf(nation);
        var key = KeyFiles.PathOf(KeysIn(data), Ministry.Defence, "key");
        yield return language.Of(
            $"Hội nghị đã mở và chốt, mã đối chiếu {opened.Frozen.Fingerprint}",
            $"A briefing is open and frozen, code {opened.Frozen.Fingerprint}"
        );
        yield return language.Of($"  màn hình   {wall}", $"  display    {wall}");
        yield return language.Of($"  điều khiển {wall}/presenter", $"  presenter  {wall}/presenter");
        yield return language.Of("  ký         ", "  sign       ")
            + $"fed briefing sign --nation {nation.Url} --key {key} --code \"{opened.Frozen.Fingerprint}\"";
    }

    private static string KeysIn(string data) => Path.Combine(data, "keys");
}
