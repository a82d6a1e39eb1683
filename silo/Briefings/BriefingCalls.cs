using Federation.Core.Briefings;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Briefings;

/// <summary>How the grains of briefings are asked, and what callers are told. Any thread may use it.</summary>
internal sealed class BriefingCalls(IGrainFactory grains, IOptions<BriefingsOptions> options, TimeProvider time)
{
    private const int SiteCharsMax = 40;

    /// <summary>Which briefings there are.</summary>
    public IBriefingDirectoryGrain Directory => grains.GetGrain<IBriefingDirectoryGrain>(0);

    /// <summary>The id of a request.</summary>
    /// <exception cref="RpcException">It is none: INVALID_ARGUMENT.</exception>
    public static Guid ReadId(string text) =>
        BriefingId.TryParse(text, out var id)
            ? id.Value
            : throw Invalid($"Briefing '{Refusal.Shown(text)}' must be a UUID: see fed briefing list.");

    /// <summary>Refuses a display that cannot be listed.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT.</exception>
    public static void Check(WatchBriefingRequest request)
    {
        if (request.Display.Length > 0 && !Guid.TryParseExact(request.Display, "D", out _))
        {
            throw Invalid($"Display '{Refusal.Shown(request.Display)}' must be a UUID.");
        }

        if (request.Site.Length > SiteCharsMax || Refusal.Shown(request.Site) != request.Site)
        {
            throw Invalid($"Site '{Refusal.Shown(request.Site)}' must be a province's code or a ministry's.");
        }

        if (request.SiteName.Length > 0 && Core.Vintages.Vintage.WhyNotName(request.SiteName) is { } reason)
        {
            throw Invalid($"Site name '{Refusal.Shown(request.SiteName)}' {reason}.");
        }
    }

    /// <summary>Refuses what no display can say.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT.</exception>
    public static void Check(SeenRequest request)
    {
        if (!Guid.TryParseExact(request.Display, "D", out _))
        {
            throw Invalid($"Display '{Refusal.Shown(request.Display)}' must be a UUID.");
        }

        if (
            request is { Number: < 0 } or { Page: < 0 }
            || request.Fingerprint.Length > SiteCharsMax
            || Refusal.Shown(request.Fingerprint) != request.Fingerprint
        )
        {
            throw Invalid("A display says the number and page that it shows, from 1, and a code such as 4821 0937.");
        }
    }

    /// <summary>That there is no such briefing.</summary>
    public static RpcException None(string text) =>
        new(
            new Status(
                StatusCode.NotFound,
                text.Length == 0
                    ? "No briefing was opened yet: fed briefing open."
                    : $"There is no briefing {Refusal.Shown(text)}: see fed briefing list."
            )
        );

    /// <summary>The grain of a briefing.</summary>
    public IBriefingGrain GrainOf(Guid id) => grains.GetGrain<IBriefingGrain>(id);

    /// <summary>The state that a briefing answered.</summary>
    /// <exception cref="RpcException">It refused, or there is none.</exception>
    public static BriefingState StateOf(string asked, BriefingReply reply) =>
        reply.Refused.Count > 0 ? throw reply.Refusals.ToRpcException() : reply.State ?? throw None(asked);

    /// <summary>Asks a grain within the time that it has.</summary>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) =>
        ask().WaitAsync(options.Value.GrainTimeout, time, cancellationToken);

    /// <inheritdoc cref="AskAsync{T}"/>
    public Task AskAsync(Func<Task> ask, CancellationToken cancellationToken) =>
        ask().WaitAsync(options.Value.GrainTimeout, time, cancellationToken);

    /// <summary>The newest briefings, the newest first.</summary>
    public async Task<IReadOnlyList<BriefingState>> NewestAsync(CancellationToken cancellationToken)
    {
        var ids = await AskAsync(() => Directory.NewestAsync(options.Value.ListedMax), cancellationToken);
        var replies = await Task.WhenAll(ids.Select(id => AskAsync(() => GrainOf(id).ShowAsync(), cancellationToken)));
        return [.. replies.Select(reply => reply.State).OfType<BriefingState>()];
    }

    /// <summary>
    /// The briefing that is meant: its id, or where that is empty the newest that is open, else the newest.
    /// </summary>
    /// <exception cref="RpcException">There is none.</exception>
    public async Task<Guid> ResolveAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > 0)
        {
            return ReadId(text);
        }

        var newest = await NewestAsync(cancellationToken);
        var meant = newest.FirstOrDefault(state => state.ClosedUnixUs == 0) ?? (newest.Count > 0 ? newest[0] : null);
        return meant is null ? throw None("") : ReadId(meant.Id);
    }

    /// <summary>Waits until the follower knows the briefing.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    /// <exception cref="TimeoutException">Its grain does not answer.</exception>
    public async Task KnownAsync(BriefingFollower follower, string asked, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.GrainTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (true)
        {
            var (shown, changed) = follower.Read();
            if (shown.State is not null && follower.ConfirmedUnixMicroseconds > 0)
            {
                return;
            }

            if (follower.IsMissing)
            {
                throw None(asked);
            }

            await changed.WaitAsync(both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"nothing was heard of it within {options.Value.GrainTimeout}");
            }
        }
    }

    /// <summary>Answers, and says of what passes that it may be asked again.</summary>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception cause)
            when (cause
                    is TimeoutException
                        or OrleansException
                        or JournalUnavailableException
                        or InvalidDataException
                        or System.Data.Common.DbException
            )
        {
            throw new RpcException(
                new Status(
                    StatusCode.Unavailable,
                    $"The briefing did not answer: {cause.Message} Ask again, or another silo; the same command_id is "
                        + "answered as it was."
                )
            );
        }
        catch (JournalDamagedException damage)
        {
            throw new RpcException(new Status(StatusCode.DataLoss, damage.Message));
        }
    }

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
