using System.Net;
using System.Threading.Channels;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using Frame = Federation.Core.Exchange.Frame;

namespace Federation.EdgeNode.Tests.Uplink;

/// <summary>A nation of one ledger in this process: the real intake machine over a list of frames.</summary>
internal sealed class FakeNation : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly Book _book;

    private FakeNation(WebApplication host, Book book) => (_host, _book) = (host, book);

    public string Address => _host.Urls.First();

    public long Watermark => _book.Watermark;

    /// <summary>How many streams were opened so far.</summary>
    public int Sessions => _book.Sessions;

    /// <param name="port">0: any free port.</param>
    /// <param name="book">Frames that an earlier nation held; null: a new nation.</param>
    public static async Task<FakeNation> StartAsync(int port = 0, Book? book = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        book ??= new Book();
        builder.Services.AddSingleton(book);
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2)
        );
        var host = builder.Build();
        host.MapGrpcService<Service>();
        await host.StartAsync();
        return new FakeNation(host, book);
    }

    /// <summary>Waits until the nation holds so many entries, each once, and gives the sum of an indicator.</summary>
    public Task<long> SumAtAsync(int entries, string indicator) => _book.SumAtAsync(entries, indicator);

    /// <summary>Ends every stream at once, as a process that is killed does.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        _book.HangUp();
        await _host.StopAsync(now.Token);
        await _host.DisposeAsync();
    }

    /// <summary>What the nation holds; outlives a nation that is killed.</summary>
    internal sealed class Book
    {
        private readonly Lock _gate = new();
        private readonly List<Frame> _frames = [];
        private readonly List<(int Entries, TaskCompletionSource Reached)> _waiting = [];
        private readonly Dictionary<long, ChannelWriter<NationMessage?>> _streams = [];
        private IntakeMachine? _machine;

        public long Watermark
        {
            get
            {
                lock (_gate)
                {
                    return _frames.Count;
                }
            }
        }

        public int Sessions { get; private set; }

        public long Open(Hello hello, ChannelWriter<NationMessage?> outgoing)
        {
            lock (_gate)
            {
                var said = UplinkMessages.FromWire(hello);
                var genesis = FrameChain.Genesis(said.Owner, said.Ledger);
                var mark = new LedgerMark(said.Owner, said.Ledger, genesis, genesis, new WriterTerm(1), 0);
                _machine ??= new IntakeMachine(new IntakeOptions(), mark, epoch: 1, TimeSpan.Zero);
                Sessions++;
                _streams[Sessions] = outgoing;
                _machine.OnHello(TimeSpan.Zero, new SessionNumber(Sessions), said);
                Perform();
                return Sessions;
            }
        }

        public void Hear(long session, EdgeMessage message)
        {
            lock (_gate)
            {
                var number = new SessionNumber(session);
                switch (message.MessageCase)
                {
                    case EdgeMessage.MessageOneofCase.Frame:
                        _machine!.OnFrame(TimeSpan.Zero, number, UplinkMessages.FromWire(message.Frame));
                        break;
                    case EdgeMessage.MessageOneofCase.Heartbeat:
                        _machine!.OnEdgeHeartbeat(TimeSpan.Zero, number, UplinkMessages.FromWire(message.Heartbeat));
                        break;
                }

                Perform();
            }
        }

        public void Close(long session)
        {
            lock (_gate)
            {
                _streams.Remove(session);
                _machine!.OnDisconnected(TimeSpan.Zero, new SessionNumber(session));
                Perform();
            }
        }

        public void HangUp()
        {
            lock (_gate)
            {
                foreach (var stream in _streams.Values)
                {
                    stream.TryWrite(null);
                }
            }
        }

        public async Task<long> SumAtAsync(int entries, string indicator)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _waiting.Add((entries, reached));
                Tell();
            }

            try
            {
                await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException(
                    $"Waited for {entries} entries at the nation, saw {Count(null).Entries}.",
                    e
                );
            }

            return Count(indicator).Sum;
        }

        private void Perform()
        {
            while (_machine!.TryTake(out var effect))
            {
                switch (effect)
                {
                    case IntakeEffect.SendWelcome welcome:
                        Send(welcome.Session, new NationMessage { Welcome = UplinkMessages.ToWire(welcome.Welcome) });
                        break;
                    case IntakeEffect.SendReceipt receipt:
                        Send(receipt.Session, new NationMessage { Receipt = UplinkMessages.ToWire(receipt.Receipt) });
                        break;
                    case IntakeEffect.SendStop stop:
                        Send(stop.Session, new NationMessage { Stop = UplinkMessages.ToWire(stop.Stop) });
                        break;
                    case IntakeEffect.CloseSession close:
                        Send(close.Session, null);
                        break;
                    case IntakeEffect.Append append:
                        _frames.AddRange(append.Request.Frames);
                        var held = new AppendOutcome.Appended(_frames.Count, append.Request.Frames[^1].Head);
                        _machine.OnAppended(TimeSpan.Zero, held);
                        break;
                }
            }

            Tell();
        }

        private void Send(SessionNumber session, NationMessage? message)
        {
            if (_streams.TryGetValue(session.Value, out var stream))
            {
                stream.TryWrite(message);
            }
        }

        private void Tell()
        {
            var held = Count(null).Entries;
            _waiting.FindAll(w => held >= w.Entries).ForEach(w => w.Reached.TrySetResult());
        }

        private (int Entries, long Sum) Count(string? indicator)
        {
            lock (_gate)
            {
                var contents = new FrameContents();
                var (entries, sum) = (new HashSet<Core.Ledger.EntryId>(), 0L);
                foreach (var frame in _frames)
                {
                    Assert.Null(FrameCodec.TryDecode(frame.Bytes.Span, contents));
                    foreach (var entry in contents.EntryIds)
                    {
                        Assert.True(entries.Add(entry), $"Entry {entry} came twice.");
                    }

                    foreach (var posting in contents.Postings)
                    {
                        var known = IndicatorCatalogue.Reference.TryGet(posting.Key.Indicator, out var found);
                        sum += known && found!.Code == indicator ? posting.Amount : 0;
                    }
                }

                return (entries.Count, sum);
            }
        }
    }

    private sealed class Service(Book book) : Wire.V1.Uplink.UplinkBase
    {
        public override async Task Exchange(
            IAsyncStreamReader<EdgeMessage> requestStream,
            IServerStreamWriter<NationMessage> responseStream,
            ServerCallContext context
        )
        {
            var outgoing = Channel.CreateUnbounded<NationMessage?>();
            await requestStream.MoveNext(context.CancellationToken);
            var session = book.Open(requestStream.Current.Hello, outgoing.Writer);
            var hearing = HearAsync(session, requestStream, outgoing.Writer, context.CancellationToken);
            await foreach (var message in outgoing.Reader.ReadAllAsync(context.CancellationToken))
            {
                if (message is null)
                {
                    break;
                }

                await responseStream.WriteAsync(message, context.CancellationToken);
            }

            book.Close(session);
            context.GetHttpContext().Abort();
            await hearing;
        }

        private async Task HearAsync(
            long session,
            IAsyncStreamReader<EdgeMessage> stream,
            ChannelWriter<NationMessage?> outgoing,
            CancellationToken end
        )
        {
            try
            {
                await foreach (var message in stream.ReadAllAsync(end))
                {
                    book.Hear(session, message);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
            {
                // The edge is gone; the stream ends below.
            }

            outgoing.TryWrite(null);
        }
    }
}
