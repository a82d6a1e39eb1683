using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Gives an uplink sequences of messages that no honest nation sends. It must name what it refuses, send its frames in
/// order and within the credit, keep no receipt that its own chain denies, and never ask for a tick without an end.
/// </summary>
internal sealed class UplinkFuzz(FuzzCounts counts)
{
    private const int StepsMax = 40;
    private const int EffectsMax = 256;
    private const long MemoryMax = 256 << 10;
    private static readonly AreaId Owner = new(4);
    private static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));
    private static readonly UplinkOptions Options = new();

    /// <summary>Plays sequences until so many messages were given.</summary>
    public void Run(Rng rng, long inputs)
    {
        var forge = new FrameForge(rng);
        var chain = ForgedChain.Of(Owner, Ledger, 24, () => forge.Lawful(6));
        for (var given = 0L; given < inputs; )
        {
            var steps = 1 + rng.Below(StepsMax);
            chain.Durable = rng.Below(20);
            new Play(rng, chain, counts).Run(steps);
            given += steps;
            counts.Inputs += steps;
        }
    }

    private sealed class Play(Rng rng, ForgedChain chain, FuzzCounts counts)
    {
        private readonly UplinkMachine _machine = new(
            Options,
            Owner,
            Ledger,
            chain,
            chain.Genesis,
            rng.Next(),
            TimeSpan.Zero
        );

        private readonly List<string> _told = [];
        private TimeSpan _now;
        private ConnectionNumber _connection;
        private long _sent;
        private bool _isFresh;

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
                throw new FuzzException("an exception in the uplink", $"{string.Join("; ", _told)}: {error}");
            }
        }

        private void Step()
        {
            var connection = rng.Chance(0.95) ? _connection : new ConnectionNumber(rng.Below(5));
            switch (rng.Below(14))
            {
                case <= 2:
                    Tick();
                    break;
                case 3 or 4:
                    Tell("connected");
                    _machine.OnConnected(_now, connection);
                    break;
                case 5 or 6:
                    Tell("welcome");
                    _isFresh = true;
                    _machine.OnWelcome(_now, connection, Welcome());
                    break;
                case 7 or 8:
                    Tell("receipt");
                    var ledger = rng.Chance(0.95) ? Ledger : new LedgerId(rng.Uuid());
                    _machine.OnReceipt(_now, connection, new Receipt(ledger, Head()));
                    break;
                case 9:
                    Tell("heartbeat");
                    _machine.OnNationHeartbeat(
                        _now,
                        connection,
                        new NationHeartbeat(0, Credit(), rng.Between(0, long.MaxValue - 1))
                    );
                    break;
                case 10 when rng.Chance(0.2):
                    Tell("stop");
                    var reason = (StopReason)(1 + rng.Below(7));
                    _machine.OnStop(_now, connection, new Stop(reason, Head(), Head(), "forged"));
                    break;
                case 11 when rng.Chance(0.2):
                    Tell("gone");
                    _machine.OnDisconnected(_now, connection);
                    break;
                case 12:
                    Tell("sealed");
                    chain.Durable = Math.Min(chain.Frames.Count, chain.Durable + rng.Below(3));
                    _machine.OnHeadMoved(_now);
                    break;
                default:
                    Tell("backlog");
                    _machine.OnBacklog(_now, new UplinkBacklog(rng.Below(3), rng.Below(100), 1));
                    break;
            }
        }

        private void Tell(string what) => _told.Add(what);

        private void Tick()
        {
            Tell("tick");
            var due = _machine.NextTimeout;
            _now = due > _now && rng.Chance(0.7) ? due : _now + TimeSpan.FromMilliseconds(rng.Below(2000));
            for (var i = 0; _machine.NextTimeout <= _now; i++)
            {
                Require(i < EffectsMax, "ticks without an end");
                _machine.OnTick(_now);
                Drain();
            }
        }

        private Welcome Welcome()
        {
            var watermark = rng.Chance(0.7) ? Own() : Head();
            var announced = rng.Chance(0.7) ? watermark : Head();
            return new Welcome(watermark, announced, 0, new SessionNumber(1), Credit(), rng.Below(3), rng.Below(3));
        }

        private Credit Credit() =>
            rng.Below(6) switch
            {
                0 => new Credit(0, 0),
                1 => new Credit(int.MaxValue, long.MaxValue),
                2 => new Credit(1, 1),
                _ => new Credit(1 + rng.Below(8), rng.Below(5000)),
            };

        private FrameHead Own() => chain.Durable == 0 ? chain.Genesis : chain.Heads[rng.Below(chain.Durable)];

        private FrameHead Head() =>
            rng.Below(8) switch
            {
                0 => new FrameHead(new FrameNumber(long.MaxValue), chain.Genesis.Hash),
                1 => new FrameHead(FrameNumber.None, chain.Heads[3].Hash),
                2 => new FrameHead(rng.Of(chain.Heads).Number, rng.Of(chain.Heads).Hash),
                3 => rng.Of(chain.Heads),
                _ => Own(),
            };

        private void Drain()
        {
            for (var i = 0; _machine.TryTake(out var effect); i++)
            {
                Require(i < EffectsMax, "effects without an end");
                counts.Add("uplink: " + Name(effect));
                Check(effect);
            }
        }

        private void Check(UplinkEffect effect)
        {
            switch (effect)
            {
                case UplinkEffect.Connect(var connection):
                    Require(connection.Value == _connection.Value + 1, $"connection {connection} after {_connection}");
                    _connection = connection;
                    break;
                case UplinkEffect.SendFrame(var number):
                    Require(_isFresh || number.Value > _sent, $"frame {number} after {_sent}");
                    Require(number.Value <= chain.Durable, $"frame {number} beyond {chain.Durable}");
                    (_sent, _isFresh) = (number.Value, false);
                    break;
                case UplinkEffect.KeepReceipt(var through):
                    var own =
                        through.Number == FrameNumber.None ? chain.Genesis : chain.Heads[(int)through.Number.Value - 1];
                    Require(own == through, $"a receipt {through} that the chain denies");
                    break;
                case UplinkEffect.SendStop(var stop):
                    Require(Enum.IsDefined(stop.Reason) && stop.Detail.Length > 0, "a stop without a word");
                    break;
            }
        }

        private static string Name(UplinkEffect effect) =>
            effect switch
            {
                UplinkEffect.EnterState { Reason: var reason } => $"entered: {reason}",
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
