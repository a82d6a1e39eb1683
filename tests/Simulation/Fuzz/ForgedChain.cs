using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Simulation.Fuzz;

/// <summary>A ledger's sealed frames, of which the first so many are said to be durable.</summary>
internal sealed class ForgedChain : IFrameChainReader
{
    private readonly List<Frame> _frames = [];

    /// <summary>H₀.</summary>
    public required FrameHead Genesis { get; init; }

    /// <summary>All frames, frame n at index n - 1.</summary>
    public IReadOnlyList<Frame> Frames => _frames;

    /// <summary>The heads of all frames.</summary>
    public IReadOnlyList<FrameHead> Heads { get; private set; } = [];

    /// <summary>How many are durable.</summary>
    public int Durable { get; set; }

    /// <inheritdoc/>
    public bool Follows => false;

    /// <inheritdoc/>
    public FrameHead Head => Durable == 0 ? Genesis : Heads[Durable - 1];

    /// <summary>A chain of frames with these bytes, all durable.</summary>
    public static ForgedChain Of(AreaId owner, LedgerId ledger, int count, Func<byte[]> bytes)
    {
        var chain = new ForgedChain { Genesis = FrameChain.Genesis(owner, ledger), Durable = count };
        var head = chain.Genesis;
        for (var i = 0; i < count; i++)
        {
            var frame = bytes();
            var next = FrameChain.Next(head, frame);
            chain._frames.Add(new Frame(next, head.Hash, frame));
            head = next;
        }

        chain.Heads = [.. chain._frames.Select(frame => frame.Head)];
        return chain;
    }

    /// <inheritdoc/>
    public bool TryFind(FrameNumber number, [NotNullWhen(true)] out FrameHash hash, out int bytes)
    {
        var found = number.Value >= 1 && number.Value <= Durable;
        (hash, bytes) = found
            ? (Heads[(int)number.Value - 1].Hash, _frames[(int)number.Value - 1].Bytes.Length)
            : (default, 0);
        return found;
    }
}
