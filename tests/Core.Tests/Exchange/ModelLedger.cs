using Federation.Core.Exchange;

namespace Federation.Core.Tests.Exchange;

/// <summary>The durable half of an edge: what a crash leaves.</summary>
internal sealed class ModelLedger : IFrameChainReader
{
    private readonly List<Frame> _frames = [];
    private int _seed;

    public ModelLedger(int seed) => _seed = seed;

    public IReadOnlyList<Frame> Frames => _frames;

    public bool Follows { get; init; }

    public FrameHead Head => _frames.Count == 0 ? Sample.Genesis : _frames[^1].Head;

    public FrameHead Receipted { get; set; } = Sample.Genesis;

    public int Unsealed { get; private set; }

    public Frame this[FrameNumber number] => _frames[(int)number.Value - 1];

    public void Record() => Unsealed++;

    public void Seal()
    {
        if (Unsealed > 0)
        {
            _frames.Add(Sample.FrameAfter(Head, ++_seed));
            Unsealed = 0;
        }
    }

    public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
    {
        var found = number.Value >= 1 && number.Value <= _frames.Count;
        hash = found ? this[number].Head.Hash : default;
        bytes = found ? this[number].Bytes.Length : 0;
        return found;
    }

    /// <summary>A copy of the disk, as a backup or a clone holds it; it goes on with frames of its own.</summary>
    public ModelLedger Copy(int seed)
    {
        var copy = new ModelLedger(seed) { Receipted = Receipted };
        copy._frames.AddRange(_frames);
        return copy;
    }
}
