using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Provinces;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Intake;

/// <summary>
/// An open session with the grain of a ledger's owner: its first message is there. For one reader; the caller disposes
/// it.
/// </summary>
internal sealed class GrainSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _opening;
    private readonly CancellationTokenSource _ending;
    private readonly IAsyncEnumerator<NationMessage> _messages;
    private bool _isFirst;

    private GrainSession(
        IProvinceGrain grain,
        SessionMessage hello,
        CancellationTokenSource opening,
        CancellationToken cancellationToken
    )
    {
        (Hello, _opening) = (hello, opening);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(opening.Token, cancellationToken);
        _messages = grain.OpenAsync(hello, _ending.Token).GetAsyncEnumerator(_ending.Token);
    }

    /// <summary>What opened it; later messages go by the same stream.</summary>
    public SessionMessage Hello { get; }

    /// <summary>
    /// Opens one. While the silo that has the grain is gone and the others have not found out, or the journal cannot be
    /// used, it tries again until <see cref="IntakeHostOptions.OpenTimeout"/>: the edge waits here and comes through as
    /// soon as there is a way, rather than going away for longer and longer.
    /// </summary>
    /// <exception cref="RpcException">It could not be opened in time: Unavailable.</exception>
    public static async Task<GrainSession> OpenAsync(
        IProvinceGrain grain,
        LedgerId ledger,
        EdgeMessage hello,
        IntakeHostOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var opening = new CancellationTokenSource(options.OpenTimeout, time);
        while (true)
        {
            var message = new SessionMessage(Guid.NewGuid(), ledger.Value, hello);
            var session = new GrainSession(grain, message, opening, cancellationToken);
            try
            {
                session._isFirst = await session._messages.MoveNextAsync();
                opening.CancelAfter(Timeout.InfiniteTimeSpan);
                return session;
            }
            catch (Exception cause) when (IsPassing(cause) && !opening.IsCancellationRequested)
            {
                await session.EndAsync();
            }
            catch (Exception cause) when (IsPassing(cause) || IsTooLate(cause, opening, cancellationToken))
            {
                await session.DisposeAsync();
                throw Unavailable($"The session did not open within {options.OpenTimeout}: {cause.Message}");
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }

            await Task.Delay(options.OpenRetry, time, cancellationToken);
        }
    }

    /// <summary>What the nation has to say to the edge, until the session ends on either side.</summary>
    /// <exception cref="RpcException">The grain is gone, or does not answer: Unavailable.</exception>
    public async IAsyncEnumerable<NationMessage> ReadAllAsync()
    {
        while (_isFirst || await MoveNextAsync())
        {
            _isFirst = false;
            yield return _messages.Current;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _opening.Dispose();
    }

    private async Task<bool> MoveNextAsync()
    {
        try
        {
            return await _messages.MoveNextAsync();
        }
        catch (EnumerationAbortedException)
        {
            throw Unavailable("The ledger moved to another silo.");
        }
        catch (Exception cause) when (IsPassing(cause))
        {
            throw Unavailable(cause.Message);
        }
    }

    private async ValueTask EndAsync()
    {
        await _messages.DisposeAsync();
        _ending.Dispose();
    }

    private static bool IsPassing(Exception cause) =>
        cause is JournalUnavailableException or OrleansException or TimeoutException or EnumerationAbortedException;

    private static bool IsTooLate(
        Exception cause,
        CancellationTokenSource opening,
        CancellationToken cancellationToken
    ) =>
        cause is OperationCanceledException
        && opening.IsCancellationRequested
        && !cancellationToken.IsCancellationRequested;

    private static RpcException Unavailable(string why) => new(new Status(StatusCode.Unavailable, $"{why} Come back."));
}
