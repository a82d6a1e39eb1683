using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Federation.LoadTest.Peers.Prepared;
using Federation.Wire;
using WireFrame = Federation.Wire.V1.FrameMessage;

namespace Federation.LoadTest.Intake;

/// <summary>
/// A ledger that never ends: each frame is a body with fresh ids, sealed when it is asked for. The same number gives
/// the same bytes again. One thread at a time may make frames; any may read the head.
/// </summary>
internal sealed class EndlessLedger : ISealedLedger
{
    private readonly List<FrameHead> _heads;
    private readonly FrameBodies _bodies;
    private readonly ulong _seed;

    public EndlessLedger(int province, FrameBodies bodies)
    {
        _bodies = bodies;
        _seed = (ulong)(province + 1) << 56;
        Owner = PreparedKeys.Province(province);
        Ledger = new LedgerId(new Guid(province + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]));
        _heads = [FrameChain.Genesis(Owner, Ledger)];
    }

    /// <inheritdoc/>
    public AreaId Owner { get; }

    /// <inheritdoc/>
    public LedgerId Ledger { get; }

    /// <inheritdoc/>
    public FrameHead Head
    {
        get
        {
            lock (_heads)
            {
                return _heads[^1];
            }
        }
    }

    /// <inheritdoc/>
    public FrameHead HeadAt(long number)
    {
        lock (_heads)
        {
            return _heads[(int)number];
        }
    }

    /// <summary>The frame of a number from 1, which is at most one above the head.</summary>
    public WireFrame Make(long number)
    {
        var body = _bodies.Of(number);
        var bytes = body.Bytes.AsSpan().ToArray();
        var ids = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(body.IdsAt, body.Entries * EntryId.Size));
        var next = _seed + ((ulong)number << 20);
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Mix(next++);
        }

        lock (_heads)
        {
            var previous = _heads[(int)number - 1];
            if (number == _heads.Count)
            {
                _heads.Add(FrameChain.Next(previous, bytes));
            }

            return UplinkMessages.ToWire(new FrameMessage(new Frame(_heads[(int)number], previous.Hash, bytes)));
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014): as hard to compress as a caller's own ids.</summary>
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
