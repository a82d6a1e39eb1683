using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Briefings;

/// <summary><c>fed briefing demo</c>: a whole briefing by itself.</summary>
internal static class BriefingDemoCommand
{
    /// <summary>The nation's built-in pages.</summary>
    private const int PagesShown = 9;

    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(1);

    public static ExampledCommand Create()
    {
        var part = BriefingPart.Of(
            "demo",
            "Plays a whole briefing by itself: open, freeze, present, agree, hand over, sign, close.",
            "Its keys are made in a directory of its own. Screens that follow the newest briefing show all of it.",
            "fed briefing demo --nation http://127.0.0.1:5080 --period 2025-Q1"
        );
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        part.Command.Add(period);
        return part.Does(
            (parsed, call, token) =>
                PlayAsync(
                    Screen.Of(parsed),
                    CommonOptions.LanguageOf(parsed),
                    call,
                    parsed.GetRequiredValue(period)!,
                    token
                )
        );
    }

    private static async Task<BriefingState> PlayAsync(
        Screen screen,
        Language language,
        BriefingCall call,
        string period,
        CancellationToken cancellationToken
    )
    {
        var keys = Directory.CreateTempSubdirectory("fed-briefing-").FullName;
        _ = KeyFiles.Make(keys, Ministries.All);
        var id = BriefingCall.NewId();
        var opened = await call.Client.OpenAsync(
            new OpenBriefingRequest
            {
                Id = id,
                Title = language.Of($"Hội nghị giao ban mẫu {period}", $"Demonstration briefing {period}"),
                Period = period,
                Secrecy = SecrecyMark.None,
                Ministry = Ministry.Defence.Code(),
                Keys = { KeyFiles.Public(keys) },
                AllowIncomplete = true,
            },
            cancellationToken
        );
        var defence = call with { Briefing = id, Ministry = Ministry.Defence };
        var police = defence with { Ministry = Ministry.PublicSecurity };
        screen.Line(
            language.Of(
                $"Đã mở {id}, mã đối chiếu {opened.Frozen.Fingerprint}",
                $"Opened {id}, code {opened.Frozen.Fingerprint}"
            )
        );
        _ = await defence.SteerAsync(new SteerRequest { Begin = 1 }, cancellationToken);
        await PresentAsync(screen, language, defence, cancellationToken);
        await AgreeAsync(screen, language, call, opened, cancellationToken);
        var handed = await defence.SteerAsync(
            new SteerRequest { Hand = Ministry.PublicSecurity.Code() },
            cancellationToken
        );
        _ = await police.SteerAsync(new SteerRequest { Jump = "signoff" }, cancellationToken);
        foreach (var signer in (BriefingCall[])[police, defence])
        {
            var file = KeyFiles.PathOf(keys, signer.Ministry, "key");
            _ = await SignBriefingCommand.SignAsync(
                signer,
                handed,
                file,
                Core.Briefings.BriefingSigner.Unnamed,
                cancellationToken
            );
            screen.Line(language.Of("Đã ký: ", "Signed: ") + BriefingOutput.Ministry(signer.Ministry.Code(), language));
        }

        var close = new CloseBriefingRequest
        {
            Briefing = id,
            CommandId = BriefingCall.NewId(),
            Ministry = Ministry.PublicSecurity.Code(),
        };
        return await call.Client.CloseAsync(close, cancellationToken);
    }

    private static async Task PresentAsync(
        Screen screen,
        Language language,
        BriefingCall defence,
        CancellationToken cancellationToken
    )
    {
        for (var page = 2; page <= PagesShown; page++)
        {
            await Task.Delay(PageTime, TimeProvider.System, cancellationToken);
            var shown = await defence.SteerAsync(new SteerRequest { Next = new StepPage() }, cancellationToken);
            screen.Line(
                language.Of($"Trang {shown.Page}: ", $"Page {shown.Page}: ") + shown.Plan.Pages[shown.Page - 1].Key
            );
        }
    }

    private static async Task AgreeAsync(
        Screen screen,
        Language language,
        BriefingCall call,
        BriefingState opened,
        CancellationToken cancellationToken
    )
    {
        foreach (var province in opened.Provinces)
        {
            var agree = new AgreeBriefingRequest
            {
                Briefing = opened.Id,
                CommandId = BriefingCall.NewId(),
                Area = province.Area,
                Digest = province.Digest,
            };
            _ = await call.Client.AgreeAsync(agree, cancellationToken);
        }

        screen.Line(
            language.Of(
                $"{opened.Provinces.Count}/{opened.Provinces.Count} tỉnh đã thống nhất",
                $"{opened.Provinces.Count}/{opened.Provinces.Count} provinces have agreed"
            )
        );
    }
}
