using Federation.Core.Journal;
using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>
/// An answer that goes with a board and is asked for apart: asked again where the board moved on, at most once in the
/// pause, and kept while nothing answers.
/// </summary>
/// <typeparam name="T">What is answered.</typeparam>
/// <param name="time">The clock of the pause.</param>
public sealed class Asking<T>(TimeProvider time)
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private (string Key, JournalVersion Version)? _answered;
    private long _askedAt;
    private bool _isAsking;

    /// <summary>The last answer; null before the first.</summary>
    public T? Answer { get; private set; }

    /// <summary>Why there is none newer; empty: there is.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Asks where that is due.</summary>
    /// <param name="key">What is asked; another one is asked at once.</param>
    /// <param name="version">Of the board.</param>
    /// <param name="ask">Asks the nation.</param>
    /// <returns>True where an answer came.</returns>
    public async Task<bool> AskAsync(string key, JournalVersion version, Func<Task<T>> ask)
    {
        var isOther = _answered?.Key != key;
        var isDue = isOther || (_answered?.Version != version && time.GetElapsedTime(_askedAt) > Pause);
        if (_isAsking || !isDue)
        {
            return false;
        }

        _isAsking = true;
        try
        {
            Answer = await ask();
            Problem = "";
            return true;
        }
        catch (RpcException refused)
        {
            Problem = Refusal.Shown(refused.Status.Detail);
            return true;
        }
        finally
        {
            (_answered, _askedAt, _isAsking) = ((key, version), time.GetTimestamp(), false);
        }
    }
}
