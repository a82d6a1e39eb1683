using System.Threading.Channels;
using Federation.Client;
using Federation.HqConsole.Model;
using Federation.HqConsole.Paint;
using Federation.HqConsole.Screen;
using Federation.HqConsole.Terminal;

namespace Federation.HqConsole;

/// <summary>
/// The loop: keys, boards and seconds go into the model, the screen comes out. A key is answered at once; boards
/// repaint at most ten times a second.
/// </summary>
internal sealed class ConsoleApp(
    NationClient nation,
    ConsoleModel model,
    Notices notices,
    TimeProvider time,
    ColourMode colours
)
{
    private static readonly TimeSpan RepaintEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    private const int OrdersMax = 64;

    private Canvas? _canvas;
    private readonly FrameWriter _frames = new(colours);
    private readonly Channel<WatchedBoard> _boards = Latest<WatchedBoard>();
    private readonly Channel<AreaAnswer> _answers = Latest<AreaAnswer>();
    private readonly Channel<AlarmNews> _alarms = Latest<AlarmNews>();
    private readonly Channel<AlarmOrder> _orders = Channel.CreateBounded<AlarmOrder>(OrdersMax);

    /// <summary>Runs until q is pressed, or the keyboard is gone.</summary>
    /// <param name="terminal">Where to paint.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="resumed">Completes each time the whole screen has to be sent anew.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task RunAsync(
        AnsiTerminal terminal,
        ChannelReader<KeyPress> keys,
        ChannelReader<bool> resumed,
        CancellationToken cancellationToken
    )
    {
        var watch = new BoardWatch(nation, _boards.Writer);
        await using var board = new Follower<Subject>(watch.RunAsync);
        await using var area = new Follower<AreaAsked>(new AreaPoll(nation, _answers.Writer, time).RunAsync);
        var poll = new AlarmPoll(nation, _orders.Reader, _alarms.Writer, time);
        await using var alarms = new Follower<bool>((_, over) => poll.RunAsync(over));
        await alarms.FollowAsync(true, cancellationToken);
        while (!model.WantsToQuit && !keys.Completion.IsCompleted)
        {
            await board.FollowAsync(model.Subject, cancellationToken);
            await area.FollowAsync(model.Asked, cancellationToken);
            Paint(terminal);
            await WaitAsync(keys, resumed, cancellationToken);
            TakeIn(watch, keys, resumed);
            poll.IsHandoverWanted = model.Alarms.IsHandover;
        }
    }

    private static Channel<T> Latest<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private void Paint(AnsiTerminal terminal)
    {
        var (width, height) = AnsiTerminal.Size;
        _canvas = ScreenPainter.Paint(model, width, height);
        var frame = _frames.Next(_canvas);
        if (frame.Length > 0)
        {
            terminal.Write(frame);
        }
    }

    /// <summary>A click goes to its row as the arrow keys would; on the cursor's row it is Enter.</summary>
    private void OnKey(KeyPress key)
    {
        if (key.Name != KeyName.Click)
        {
            model.OnKey(key);
            return;
        }

        if (_canvas?.DistanceAt(key.Row) is not { } distance)
        {
            return;
        }

        var step =
            distance == 0 ? KeyName.Enter
            : distance > 0 ? KeyName.Down
            : KeyName.Up;
        for (var i = 0; i < Math.Max(1, Math.Abs(distance)); i++)
        {
            model.OnKey(new KeyPress(step));
        }
    }

    private async Task WaitAsync(
        ChannelReader<KeyPress> keys,
        ChannelReader<bool> resumed,
        CancellationToken cancellationToken
    )
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var key = keys.WaitToReadAsync(over.Token).AsTask();
        var whole = resumed.WaitToReadAsync(over.Token).AsTask();
        var news = NewsAsync(over.Token);
        await Task.WhenAny(key, whole, news, Task.Delay(TickEvery, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task NewsAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(RepaintEvery, time, cancellationToken);
        await Task.WhenAny(
            _boards.Reader.WaitToReadAsync(cancellationToken).AsTask(),
            _answers.Reader.WaitToReadAsync(cancellationToken).AsTask(),
            _alarms.Reader.WaitToReadAsync(cancellationToken).AsTask()
        );
    }

    private void TakeIn(BoardWatch watch, ChannelReader<KeyPress> keys, ChannelReader<bool> resumed)
    {
        var now = time.GetUtcNow();
        model.OnTick(now);
        model.OnNotice(notices.Latest);
        if (_boards.Reader.TryRead(out var board) && board.Subject == model.Subject)
        {
            model.OnBoard(now, board.State);
        }

        if (_answers.Reader.TryRead(out var answer))
        {
            model.OnAnswer(now, answer);
        }

        if (_alarms.Reader.TryRead(out var news))
        {
            model.OnAlarms(news);
        }

        if (watch.Refused is { } refused)
        {
            model.OnRefused(now, refused);
        }

        while (keys.TryRead(out var key))
        {
            OnKey(key);
        }

        while (model.Alarms.TakeOrder() is { } order && _orders.Writer.TryWrite(order)) { }

        if (resumed.TryRead(out _))
        {
            _frames.Forget();
        }
    }
}
