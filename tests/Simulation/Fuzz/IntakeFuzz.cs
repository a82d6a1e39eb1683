using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Gives an intake sequences of messages that no honest edge sends: out of order, replayed, another ledger's, forged,
/// numbers that are 0, the highest or lower than before, frames beyond the credit. The journal behind it is honest. The
/// intake must name what it refuses, append only what continues the chain, receipt only what the journal holds, and
/// keep no more than its credit.
/// </summary>
internal sealed class IntakeFuzz(FuzzCounts counts)
{
    private const int StepsMax = 40;
    private const int EffectsMax = 64;
    private const long MemoryMax = 4 << 20;
    private const int BytesMax = 64 * 1024;
    private static readonly AreaId Owner = new(4);
    private static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));
    private static readonly IntakeOptions Options = new()
    {
        CreditFrames = 6,
        CreditBytes = 64 * 1024,
        AppendFramesMax = 3,
        RememberedHashes = 4,
    };

    /// <summary>Plays sequences until so many messages were given.</summary>
    public void Run(Rng rng, long inputs)
    {
        var forge = new FrameForge(rng);
        var chain = ForgedChain.Of(Owner, Ledger, 24, () => forge.Lawful(6));
        for (var given = 0L; given < inputs; )
        {
            var steps = 1 + rng.Below(StepsMax);
            new Play(rng, chain, forge, counts).Run(steps);
            given += steps;
            counts.Inputs += steps;
        }
    }

    private sealed class Play(Rng rng, ForgedChain chain, FrameForge forge, FuzzCounts counts)
    {
        private readonly IntakeMachine _machine = new(
            Options,
            new LedgerMark(Owner, Ledger, chain.Genesis, chain.Genesis, new WriterTerm(1), 0),
            1,
            TimeSpan.Zero
        );

        private readonly List<string> _told = [];
        private LedgerId? _successor;
        private readonly HashSet<FrameHead> _held = [chain.Genesis];
        private FrameHead _journal = chain.Genesis;
        private WriterTerm _term = new(1);
        private TimeSpan _now;
        private long _session;
        private AppendRequest? _append;
        private bool _reloads;
        private bool _raises;
        private long _epoch = 1;
        private long _next = 1;

        public void Run(int steps)
        {
            try
            {
                for (var i = 0; i < steps; i++)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    Step();
                    Drain();
                    var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                    counts.BytesMax = Math.Max(counts.BytesMax, bytes);
                    Require(bytes <= MemoryMax, $"{bytes} bytes of memory for one message");
                }
            }
            catch (Exception error) when (error is not FuzzException)
            {
                throw new FuzzException("an exception in the intake", $"{string.Join("; ", _told)}: {error}");
            }
        }

        private void Step()
        {
            _now += TimeSpan.FromMilliseconds(rng.Chance(0.9) ? rng.Below(50) : rng.Below(5000));
            var session = new SessionNumber(Math.Max(1, _session + (rng.Chance(0.9) ? 0 : rng.Between(-1, 1))));
            switch (rng.Below(12))
            {
                case 0:
                    Tell("hello");
                    _session += rng.Chance(0.8) ? 1 : 0;
                    _next = _journal.Number.Value + 1;
                    _machine.OnHello(_now, new SessionNumber(Math.Max(1, _session)), Hello());
                    break;
                case <= 5:
                    Tell("frame");
                    _machine.OnFrame(_now, session, new FrameMessage(Frame()));
                    break;
                case 6:
                    Tell("heartbeat");
                    var head = rng.Chance(0.8) ? chain.Heads[^1] : Head();
                    _machine.OnEdgeHeartbeat(
                        _now,
                        session,
                        new EdgeHeartbeat(head, 0, 0, rng.Between(0, long.MaxValue - 1), _now)
                    );
                    break;
                case 7:
                    Tell("tick");
                    _machine.OnTick(_now);
                    break;
                case 8 when rng.Chance(0.3):
                    Tell("stop");
                    var reason = (StopReason)(1 + rng.Below(7));
                    _machine.OnEdgeStop(_now, session, new Stop(reason, Head(), Head(), "forged"));
                    break;
                case 9 when rng.Chance(0.3):
                    Tell("gone");
                    _machine.OnDisconnected(_now, session);
                    break;
                case 10 when rng.Chance(0.2):
                    Tell("released");
                    _machine.OnReleased(_now);
                    break;
                default:
                    Answer();
                    break;
            }
        }

        private void Tell(string what) => _told.Add(what);

        private Hello Hello() =>
            new(
                rng.Chance(0.97) ? 1 : rng.Below(4),
                rng.Chance(0.97) ? Owner : new AreaId(rng.Below(9)),
                rng.Chance(0.97) ? Ledger : new LedgerId(rng.Uuid()),
                rng.Chance(0.8) ? chain.Heads[^1] : Head(),
                rng.Chance(0.8) ? _journal : Head(),
                1,
                rng.Between(0, long.MaxValue - 1),
                rng.Below(1000),
                rng.Chance(0.03)
            );

        private FrameHead Head() =>
            rng.Below(6) switch
            {
                0 => new FrameHead(new FrameNumber(long.MaxValue), chain.Genesis.Hash),
                1 => new FrameHead(FrameNumber.None, chain.Heads[3].Hash),
                2 => new FrameHead(rng.Of(chain.Heads).Number, rng.Of(chain.Heads).Hash),
                _ => rng.Of(chain.Heads),
            };

        private Frame Frame()
        {
            var odd = rng.Below(24);
            var frame = odd == 0 ? rng.Of(chain.Frames) : chain.Frames[(int)Math.Min(_next, chain.Frames.Count) - 1];
            _next += odd > 0 ? 1 : 0;
            return odd switch
            {
                1 => frame with { Head = Head() },
                2 => frame with { PreviousHash = Head().Hash },
                3 => frame with { Bytes = forge.Lying() },
                4 => Chained(frame.PreviousHash, frame.Head.Number.Value, forge.Lying()),
                5 => Chained(frame.PreviousHash, frame.Head.Number.Value, forge.Lawful(3)),
                6 => Chained(Head().Hash, frame.Head.Number.Value, frame.Bytes),
                7 => Chained(frame.PreviousHash, frame.Head.Number.Value, new byte[rng.Below(70_000)]),
                8 => frame with { Bytes = default },
                _ => frame,
            };
        }

        private static Frame Chained(FrameHash previous, long number, ReadOnlyMemory<byte> bytes) =>
            new(FrameChain.Next(new FrameHead(new FrameNumber(number - 1), previous), bytes.Span), previous, bytes);

        /// <summary>The journal and its store answer what waits, honestly.</summary>
        private void Answer()
        {
            if (_append is { } request)
            {
                _append = null;
                _machine.OnAppended(_now, Outcome(request));
            }
            else if (_reloads)
            {
                _reloads = false;
                _term = new WriterTerm(_term.Value + 1);
                _successor ??= rng.Chance(0.05) ? Ledger : null;
                var mark = new LedgerMark(Owner, Ledger, _journal, _journal, _term, 0, _successor);
                _machine.OnReloaded(_now, mark, _epoch);
            }
            else if (_raises)
            {
                _raises = false;
                _machine.OnEpochRaised(_now, ++_epoch);
            }
        }

        private AppendOutcome Outcome(AppendRequest request)
        {
            var draw = rng.Below(12);
            if (draw == 0)
            {
                return new AppendOutcome.RolledBack("deadlock");
            }

            if (draw == 3 && rng.Chance(0.2))
            {
                return new AppendOutcome.Fenced(new WriterTerm(_term.Value + 1));
            }

            if (draw == 4 && rng.Chance(0.3))
            {
                MoveJournal();
            }

            if (request.Expected != _journal)
            {
                return new AppendOutcome.Conflict(_journal);
            }

            if (draw > 1)
            {
                _journal = request.Frames[^1].Head;
                _held.UnionWith(request.Frames.Select(frame => frame.Head));
            }

            return draw is 1 or 2 ? new AppendOutcome.Unknown("cut") : new AppendOutcome.Appended(1, _journal);
        }

        /// <summary>Another writer appended, or the database was restored.</summary>
        private void MoveJournal()
        {
            _journal = rng.Of(chain.Heads);
            _held.UnionWith(chain.Heads.Take((int)_journal.Number.Value));
        }

        private void Drain()
        {
            for (var i = 0; _machine.TryTake(out var effect); i++)
            {
                Require(i < EffectsMax, "effects without an end");
                counts.Add("intake: " + Name(effect));
                switch (effect)
                {
                    case IntakeEffect.Append(var request):
                        CheckAppend(request);
                        break;
                    case IntakeEffect.SendReceipt(_, var receipt):
                        Require(
                            receipt.Ledger == Ledger && _held.Contains(receipt.Through),
                            $"a receipt {receipt} and the journal at {_journal}"
                        );
                        break;
                    case IntakeEffect.Reload:
                        Require(!_reloads, "two reloads at once");
                        _reloads = true;
                        break;
                    case IntakeEffect.RaiseEpoch:
                        Require(!_raises, "two epochs at once");
                        _raises = true;
                        break;
                    case IntakeEffect.SendStop(_, var stop):
                        Require(Enum.IsDefined(stop.Reason) && stop.Detail.Length > 0, "a stop without a word");
                        break;
                }
            }
        }

        private void CheckAppend(AppendRequest request)
        {
            Require(_append is null, "two appends at once");
            Require(_successor is null, "an append to a closed ledger");
            _append = request;
            var head = request.Expected;
            var bytes = 0;
            var contents = new FrameContents();
            foreach (var frame in request.Frames)
            {
                head = FrameChain.Next(head, frame.Bytes.Span);
                bytes += frame.Bytes.Length;
                Require(head == frame.Head, $"frame {frame.Head} off its chain");
                Require(FrameCodec.TryDecode(frame.Bytes.Span, contents) is null, $"frame {frame.Head} undecodable");
            }

            Require(bytes <= BytesMax && request.Frames.Count <= Options.AppendFramesMax, "more than the credit");
        }

        private static string Name(IntakeEffect effect) =>
            effect switch
            {
                IntakeEffect.CloseSession(_, var reason) => $"closed: {reason}",
                IntakeEffect.SendStop(_, var stop) => $"stopped: {stop.Reason}",
                _ => effect.GetType().Name,
            };

        private void Require(bool holds, string law)
        {
            if (!holds)
            {
                throw new FuzzException(law, string.Join("; ", _told));
            }
        }
    }
}
