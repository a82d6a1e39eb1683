using System.Threading.Channels;
using Federation.BriefingDisplay.Feeds;
using Federation.Wire.V1;

namespace Federation.BriefingDisplay.Desk;

/// <summary>
/// Keeps HQ's picture up to date: the board, alarms, who is late, the open area. Tells the page what came at most four
/// times a second, and each second that time passed.
/// </summary>
/// <param name="nation">Where the nation is.</param>
/// <param name="time">The clock of the screen.</param>
/// <param name="picture">What is kept up to date; whoever watches another board of it is followed.</param>
public sealed class HqFeed(NationAddress nation, TimeProvider time, NationPicture picture)
{
    private const int OrdersMax = 64;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    private readonly Channel<WatchedBoard> _boards = Latest<WatchedBoard>();
    private readonly Channel<AreaAnswer> _answers = Latest<AreaAnswer>();
    private readonly Channel<AlarmNews> _alarms = Latest<AlarmNews>();
    private readonly Channel<CoverageNews> _coverage = Latest<CoverageNews>();
    private readonly Channel<AlarmOrder> _orders = Channel.CreateBounded<AlarmOrder>(OrdersMax);
    private AreaAnswer? _answer;
    private CoverageNews? _late;

    /// <summary>The open area, to be asked for; null: none is open.</summary>
    public AreaAsked? Asked { get; set; }

    /// <summary>The last answer about the open area; null before one came.</summary>
    public AreaAnswer? Answer => _answer?.Asked == Asked ? _answer : null;

    /// <summary>Who has closed the period; null before an answer came.</summary>
    public CoverageResponse? Coverage => _late?.Subject == picture.Subject ? _late.Answer : null;

    /// <summary>Why it is not known who has closed; empty: it is.</summary>
    public string CoverageProblem => _late?.Subject == picture.Subject ? _late.Problem : "";

    /// <summary>What became of the last acknowledgement, or why alarms are not known; empty: nothing to say.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Acknowledges an alarm.</summary>
    /// <param name="alarm">Its number.</param>
    /// <param name="by">Who has seen it.</param>
    public void Acknowledge(long alarm, string by)
    {
        var isTaken = _orders.Writer.TryWrite(new AlarmOrder(Guid.CreateVersion7(), alarm, by));
        Said = isTaken ? "" : Said;
    }

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="tell">Called on the page's one thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action tell, CancellationToken cancellationToken)
    {
        var client = await nation.OpenAsync();
        var watch = new BoardWatch(client, _boards.Writer);
        await using var board = new Follower<Subject>(watch.RunAsync);
        await using var late = new Follower<Subject>(new CoveragePoll(client, _coverage.Writer, time).RunAsync);
        await using var area = new Follower<AreaAsked>(new AreaPoll(client, _answers.Writer, time).RunAsync);
        var poll = new AlarmPoll(client, _orders.Reader, _alarms.Writer, time);
        await using var alarms = new Follower<bool>((_, over) => poll.RunAsync(over));
        try
        {
            await alarms.FollowAsync(true, cancellationToken);
            while (true)
            {
                await board.FollowAsync(picture.Subject, cancellationToken);
                await late.FollowAsync(picture.Subject, cancellationToken);
                await area.FollowAsync(Asked, cancellationToken);
                if (TakeIn(watch))
                {
                    tell();
                }

                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private static Channel<T> Latest<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <returns>True where there is anything new to show.</returns>
    private bool TakeIn(BoardWatch watch)
    {
        var now = time.GetUtcNow();
        var isNew = now - picture.Now >= TickEvery;
        if (isNew)
        {
            picture.OnTick(now);
        }

        if (_boards.Reader.TryRead(out var board) && board.Subject == picture.Subject)
        {
            picture.OnBoard(now, board.State);
            isNew = true;
        }

        if (_alarms.Reader.TryRead(out var news))
        {
            OnAlarms(news);
            isNew = true;
        }

        if (_answers.Reader.TryRead(out var answer) && answer.Asked == Asked)
        {
            _answer = answer.After(Answer);
            isNew = true;
        }

        if (_coverage.Reader.TryRead(out var late))
        {
            _late =
                late.Answer is null && _late?.Subject == late.Subject ? _late with { Problem = late.Problem } : late;
            isNew = true;
        }

        if (watch.Refused is { } refused && refused != picture.Refusal)
        {
            picture.OnRefused(now, refused);
            isNew = true;
        }

        return isNew;
    }

    private void OnAlarms(AlarmNews news)
    {
        Said = news.Said.Length > 0 || news.Answer is null ? news.Said : Said;
        if (news.Answer is { } answer)
        {
            picture.OnAlarms(StandingAlarms.Read(answer));
        }
    }
}
