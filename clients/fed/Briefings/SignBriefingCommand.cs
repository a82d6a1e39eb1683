using System.CommandLine;
using System.Security.Cryptography;
using Federation.Core.Briefings;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Briefings;

/// <summary><c>fed briefing sign</c>.</summary>
internal static class SignBriefingCommand
{
    public static ExampledCommand Create()
    {
        var part = BriefingPart.ForMinistry(
            "sign",
            "Signs the frozen board for a ministry; with the second signature it is kept as a vintage.",
            "The code is the one that the screens show: where another board was frozen since, nothing is signed.",
            "fed briefing sign --nation http://127.0.0.1:5080 --ministry defence --key keys/defence.key "
                + "--code \"4821 0937\" --signer \"Nguyễn Văn An\" --rank \"Thượng tướng\""
        );
        var key = new Option<string?>("--key")
        {
            HelpName = "FILE",
            Description = "The ministry's private key (fed briefing keys).",
            Required = true,
        };
        var code = new Option<string?>("--code")
        {
            HelpName = "CODE",
            Description = "The code of the board that is signed, as screens show it: eight digits.",
            Required = true,
        };
        var signer = new Option<string?>("--signer")
        {
            HelpName = "NAME",
            Description = "Who signs, as screens and minutes show it. Left out: the ministry alone is named.",
        };
        var rank = new Option<string?>("--rank") { HelpName = "RANK", Description = "The signer's rank." };
        Option[] options = [key, code, signer, rank];
        foreach (var option in options)
        {
            part.Command.Add(option);
        }

        return part.Does(
            async (parsed, call, token) =>
            {
                var state = await call.ShowAsync(token);
                var asked = Digits(parsed.GetRequiredValue(code)!);
                return Digits(state.Frozen.Fingerprint) == asked
                    ? await SignAsync(
                        call,
                        state,
                        parsed.GetRequiredValue(key)!,
                        new BriefingSigner(parsed.GetValue(signer) ?? "", parsed.GetValue(rank) ?? ""),
                        token
                    )
                    : throw FedException.Refused(
                        CommonOptions
                            .LanguageOf(parsed)
                            .Of(
                                $"Bảng đang chốt có mã đối chiếu {state.Frozen.Fingerprint}, không phải "
                                    + $"{parsed.GetRequiredValue(code)}: chưa ký gì. Hãy xem lại trên màn hình.",
                                $"The frozen board has the code {state.Frozen.Fingerprint}, not "
                                    + $"{parsed.GetRequiredValue(code)}: nothing was signed. Look at the screens again."
                            )
                    );
            }
        );
    }

    /// <summary>Signs what a state shows, with the key of a file.</summary>
    public static async Task<BriefingState> SignAsync(
        BriefingCall call,
        BriefingState state,
        string keyFile,
        BriefingSigner signer,
        CancellationToken cancellationToken
    )
    {
        using var key = KeyFiles.Read(keyFile);
        return await call.Client.SignAsync(
            state,
            call.Ministry,
            statement => key.SignData(statement, HashAlgorithmName.SHA256),
            signer,
            cancellationToken
        );
    }

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}
