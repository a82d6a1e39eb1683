using Federation.Core.Areas;
using Federation.Fed.Cli;
using Federation.Fed.Up;

namespace Federation.Fed.Demo;

/// <summary>What the person asked the demo for.</summary>
/// <param name="Fleet">What is started.</param>
/// <param name="Pace">How fast it is replayed.</param>
/// <param name="Headless">Plain lines instead of the console.</param>
/// <param name="Hold">Headless: go on after the comparison, until it is cancelled.</param>
/// <param name="Language">Of all that is said.</param>
internal sealed record DemoRequest(FleetPlan Fleet, Pace Pace, bool Headless, bool Hold, Language Language);

/// <summary>One run of the demo: real processes, recordings, the board beside what was published.</summary>
internal sealed class DemoRun(DemoRequest request, Screen screen)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CountLimit = TimeSpan.FromSeconds(30);

    private readonly Language _language = request.Language;
    private readonly IReadOnlyList<DemoProvince> _provinces =
    [
        .. request.Fleet.Provinces.Select(code => DemoPlan.Of(AreaCode.Parse(code))),
    ];

    private long? _countedAt;
    private Silence? _silence;
    private JointPatrolsTold? _joint;
    private LateDistrictTold? _late;
    private IReadOnlyList<Wire.V1.Figure> _nothing = [];

    /// <summary>
    /// The province whose line is cut for a while: one with made-up figures, where another one goes on.
    /// </summary>
    private AreaCode? Silent =>
        _provinces.Count > 1 ? _provinces.LastOrDefault(province => province.IsMadeUp)?.Code : null;

    /// <returns>Done where every figure is equal, or where the person quit the console.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        Say(
            $"Khởi động một trung tâm toàn quốc và {_provinces.Count} nút tỉnh (dữ liệu: {request.Fleet.Data}) …",
            $"Starting one nation and {_provinces.Count} provinces (data: {request.Fleet.Data}) …"
        );
        await using var line = new DemoLine(request.Fleet.BasePort + 80);
        await using var fleet = await Fleet.StartAsync(PlanOver(line), cancellationToken);
        foreach (var province in _provinces)
        {
            SayProvince(province, fleet.Edges[province.Code.ToString()].Ready.Url);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(fleet, ended.Token);
        var silent = Silent is { } code ? NewSilence(fleet, line, code) : null;
        var work = request.Headless
            ? HeadlessAsync(fleet, silent, ended.Token)
            : WithConsoleAsync(fleet, silent, ended.Token);
        var first = await Task.WhenAny(watch, work);
        await ended.CancelAsync();
        if (first == watch && !cancellationToken.IsCancellationRequested)
        {
            await IgnoreCancellationAsync(work);
            throw FedException.NotReachable(await watch);
        }

        await IgnoreCancellationAsync(watch);
        var result = await work;
        if (_countedAt is { } counted)
        {
            var seconds = TimeProvider.System.GetElapsedTime(begun, counted).TotalSeconds;
            Say($"Tính xong sau {seconds:0.0} s.", $"All counted after {seconds:0.0} s.");
        }

        return result;
    }

    private async Task<int> HeadlessAsync(Fleet fleet, SilentProvince? silent, CancellationToken cancellationToken)
    {
        var replay = NewReplay(fleet);
        var progress = new ReplayProgress(replay.Count, screen, _language);
        var recording = replay.RunAsync(request.Pace, Patience, progress.Acknowledged, cancellationToken);
        var silence = SilenceAsync(silent, replay, cancellationToken);
        await recording;
        await RecordWordsAsync(fleet, cancellationToken);
        _silence = await silence;
        _late = await LateDistrict.CloseAsync(EdgesOf(fleet), new Uri(fleet.Nation.Ready.Url), cancellationToken);
        Say(
            "Sổ đã giữ tất cả; chờ trung tâm tính đủ …",
            "The ledgers hold all; waiting until the nation counted all …"
        );
        var comparisons = await CompareAsync(fleet, cancellationToken);
        var opened = await DemoBriefing.OpenAsync(fleet.Nation.Ready, request.Fleet.Data, _language, cancellationToken);
        var result = Report(comparisons);
        screen.Lines(["", .. DemoBriefing.Lines(fleet.Nation.Ready, opened, request.Fleet.Data, _language)]);
        await screen.Output.FlushAsync(cancellationToken);
        await HoldAsync(cancellationToken);
        return result;
    }

    /// <summary>Goes on until it is cancelled, where that was asked for: displays can be opened meanwhile.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (request.Hold)
        {
            Say("Giữ nguyên đến khi bấm Ctrl-C.", "All goes on until Ctrl-C.");
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
        }
    }

    private async Task<int> WithConsoleAsync(Fleet fleet, SilentProvince? silent, CancellationToken cancellationToken)
    {
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var notices = new ReplayNotices(_language);
        var replay = NewReplay(fleet);
        var counting = CountAsync(fleet, replay, silent, notices, quit.Token);
        var nation = fleet.Nation.Ready.Url;
        var notes = MadeUpNotes.Of(_provinces, _language);
        Say(
            $"Khi tính xong, hội nghị được mở và chốt; màn hình: {DemoBriefing.WallOf(fleet.Nation.Ready)}",
            $"Once all is counted a briefing is opened and frozen; display: {DemoBriefing.WallOf(fleet.Nation.Ready)}"
        );
        var code = await ConsoleProcess.RunAsync(nation, notes, _language, notices.Pipe, cancellationToken);
        await quit.CancelAsync();
        await IgnoreCancellationAsync(counting);
        if (code != ExitCode.Done)
        {
            throw FedException.NotReachable($"the console ended with exit code {code}");
        }

        if (counting.IsCompletedSuccessfully)
        {
            return Report(await counting);
        }

        Say(
            $"Dừng sau {replay.Acknowledged}/{replay.Count} hoạt động.",
            $"Stopped after {replay.Acknowledged} of {replay.Count} activities."
        );
        return ExitCode.Done;
    }

    /// <summary>Replays, waits until the nation has counted all, and tells the console of both.</summary>
    private async Task<IReadOnlyList<Comparison>> CountAsync(
        Fleet fleet,
        Replay replay,
        SilentProvince? silent,
        ReplayNotices notices,
        CancellationToken cancellationToken
    )
    {
        var recording = replay.RunAsync(request.Pace, Patience, _ => { }, cancellationToken);
        var silence = SilenceAsync(silent, replay, cancellationToken);
        var telling = notices.FollowAsync(replay, recording, cancellationToken);
        await telling;
        if (recording.IsFaulted)
        {
            notices.Broken(replay);
        }

        await recording;
        await RecordWordsAsync(fleet, cancellationToken);
        _silence = await silence;
        _late = await LateDistrict.CloseAsync(EdgesOf(fleet), new Uri(fleet.Nation.Ready.Url), cancellationToken);
        var comparisons = await CompareAsync(fleet, cancellationToken);
        _ = await DemoBriefing.OpenAsync(fleet.Nation.Ready, request.Fleet.Data, _language, cancellationToken);
        notices.Counted(comparisons, DemoBriefing.WallOf(fleet.Nation.Ready));
        return comparisons;
    }

    /// <summary>What is no replay: returns, joint patrols, and what is declared.</summary>
    private async Task RecordWordsAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        var edges = EdgesOf(fleet);
        await DemoReturns.FileAsync(_provinces, edges, cancellationToken);
        _joint = await JointPatrols.RecordAsync(edges, cancellationToken);
        _nothing = await DemoDeclarations.DeclareAsync(edges, cancellationToken);
    }

    /// <summary>Compares when the nation has counted all; then the work is done, looked at or not.</summary>
    private async Task<IReadOnlyList<Comparison>> CompareAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        using var boards = new BoardReader([new Uri(fleet.Nation.Ready.Url)]);
        var comparisons = await boards.WaitAsync(_provinces, CountLimit, cancellationToken);
        _countedAt = TimeProvider.System.GetTimestamp();
        return comparisons;
    }

    private int Report(IReadOnlyList<Comparison> comparisons)
    {
        screen.Lines(
            new DemoReport(_language, screen.Width).Lines(comparisons, new DemoCases(_joint, _late, _silence, _nothing))
        );
        return comparisons.All(comparison => comparison.IsEqual) ? ExitCode.Done : ExitCode.Refused;
    }

    private FleetPlan PlanOver(DemoLine line) =>
        Silent is { } code
            ? request.Fleet with
            {
                Ways = new Dictionary<string, string> { [code.ToString()] = line.Address },
            }
            : request.Fleet;

    private static SilentProvince NewSilence(Fleet fleet, DemoLine line, AreaCode code) =>
        new(code, line, new Uri(fleet.Edges[code.ToString()].Ready.Url), new Uri(fleet.Nation.Ready.Url));

    private static async Task<Silence?> SilenceAsync(
        SilentProvince? silent,
        Replay replay,
        CancellationToken cancellationToken
    ) => silent is null ? null : await silent.RunAsync(replay, cancellationToken);

    private Replay NewReplay(Fleet fleet) => new(_provinces, EdgesOf(fleet));

    private static Dictionary<string, Uri> EdgesOf(Fleet fleet) =>
        fleet.Edges.ToDictionary(edge => edge.Key, edge => new Uri(edge.Value.Ready.Url));

    private static async Task<string> WatchAsync(Fleet fleet, CancellationToken cancellationToken) =>
        (await fleet.WaitForFirstExitAsync(cancellationToken)).Ending;

    private void SayProvince(DemoProvince province, string address)
    {
        var note = province.IsMadeUp ? $" ({DemoReport.MadeUpNote(_language)})" : "";
        Say(
            $"  {DemoReport.NameOf(province.Code, _language)}{note}: {province.Activities.Count} hoạt động, {address}",
            $"  {DemoReport.NameOf(province.Code, _language)}{note}: {province.Activities.Count} activities, {address}"
        );
    }

    private void Say(string vi, string en)
    {
        screen.Line(_language.Of(vi, en));
        screen.Output.Flush();
    }

    private static async Task IgnoreCancellationAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception ended) when (ended is OperationCanceledException or Grpc.Core.RpcException)
        {
            // Stopped on purpose: what it did until then is done.
        }
    }
}
