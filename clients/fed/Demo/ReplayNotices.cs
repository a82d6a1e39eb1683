using System.IO.Pipes;
using System.Text;
using Federation.Fed.Cli;

namespace Federation.Fed.Demo;

/// <summary>Tells the console how far the replay is, each second, and at the end what was counted.</summary>
internal sealed class ReplayNotices : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Language _language;

    public ReplayNotices(Language language) => _language = language;

    /// <summary>The pipe; the console reads its other end.</summary>
    public AnonymousPipeServerStream Pipe { get; } = new(PipeDirection.Out, HandleInheritability.Inheritable);

    /// <summary>Tells of a replay until its recording ends, however it does.</summary>
    public async Task FollowAsync(Replay replay, Task recording, CancellationToken cancellationToken)
    {
        while (!recording.IsCompleted)
        {
            Say(
                $"đang phát lại: {replay.Acknowledged}/{replay.Count} mục",
                $"replaying: {replay.Acknowledged}/{replay.Count} entries"
            );
            await Task.Delay(Every, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Tells what was counted, and where the briefing is that was opened on it.</summary>
    public void Counted(IReadOnlyList<Comparison> comparisons, Uri wall)
    {
        var all = comparisons.Sum(comparison => comparison.Figures.Count);
        var equal = comparisons.Sum(comparison => comparison.Figures.Count(figure => figure.IsEqual));
        Say($"✓ {equal}/{all} khớp · {wall}", $"✓ {equal}/{all} equal · {wall}");
    }

    /// <summary>Tells that an edge did not answer in time: what is not recorded yet will not be.</summary>
    public void Broken(Replay replay) =>
        Say(
            $"✕ phát lại dừng: {replay.Acknowledged}/{replay.Count} mục",
            $"✕ replay broke off: {replay.Acknowledged}/{replay.Count} entries"
        );

    /// <inheritdoc/>
    public void Dispose() => Pipe.Dispose();

    private void Say(string vi, string en)
    {
        try
        {
            Pipe.Write(Encoding.UTF8.GetBytes(_language.Of(vi, en) + "\n"));
        }
        catch (IOException)
        {
            // The console has gone; that it ended is seen where it is waited for.
        }
    }
}
