using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Changes bytes of lawful frames: flips, cuts, splices, repeats, lengths that lie, numbers without an end.
/// </summary>
internal sealed class FrameMutator(Rng rng, IReadOnlyList<byte[]> frames)
{
    private static readonly byte[] Odd = [0x00, 0x01, 0x7F, 0x80, 0x81, 0xFE, 0xFF];
    private readonly List<byte> _bytes = [];

    /// <summary>A frame with one to four changes.</summary>
    public byte[] Mutate()
    {
        _bytes.Clear();
        _bytes.AddRange(rng.Of(frames));
        for (var changes = 1 + rng.Below(4); changes > 0 && _bytes.Count > 0; changes--)
        {
            Change();
        }

        return [.. _bytes];
    }

    private void Change()
    {
        var at = rng.Below(_bytes.Count);
        switch (rng.Below(11))
        {
            case 0:
            case 1:
                _bytes[at] ^= (byte)(1 << rng.Below(8));
                break;
            case 2:
                _bytes[at] = rng.Chance(0.5) ? rng.Of(Odd) : (byte)rng.Below(256);
                break;
            case 3:
                _bytes.RemoveRange(at, _bytes.Count - at);
                break;
            case 4:
                Splice(at);
                break;
            case 5:
                _bytes.RemoveRange(at, Math.Min(_bytes.Count - at, 1 + rng.Below(8)));
                break;
            case 6:
                _bytes.InsertRange(at, _bytes.GetRange(at, Math.Min(_bytes.Count - at, 1 + rng.Below(16))));
                break;
            case 7:
                _bytes[Math.Min(at, 1 + rng.Below(6))] = (byte)rng.Below(256);
                break;
            case 8:
                _bytes.InsertRange(Math.Min(at, 1 + rng.Below(8)), EndlessNumber());
                break;
            case 9:
                Swap(at, rng.Below(_bytes.Count));
                break;
            default:
                _bytes.Add((byte)rng.Below(256));
                break;
        }
    }

    private void Splice(int at)
    {
        var other = rng.Of(frames);
        _bytes.RemoveRange(at, _bytes.Count - at);
        _bytes.AddRange(other.AsSpan(Math.Min(at, other.Length)));
    }

    private void Swap(int left, int right) => (_bytes[left], _bytes[right]) = (_bytes[right], _bytes[left]);

    private byte[] EndlessNumber()
    {
        var number = new byte[11];
        Array.Fill(number, (byte)(0x80 | rng.Below(128)));
        number[^1] = (byte)rng.Below(128);
        return number;
    }
}
