using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Federation.Simulation.World;

/// <summary>A running SHA-256 over all that happens, in order: equal traces, equal runs.</summary>
internal sealed class Trace : IDisposable
{
    private const int EventBytes = sizeof(byte) + (4 * sizeof(long));

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[64 * EventBytes];
    private int _used;

    /// <summary>Notes something that happened.</summary>
    public void Add(TimeSpan now, TraceKind kind, long who, long what, long detail = 0)
    {
        if (_used == _buffer.Length)
        {
            _sha.AppendData(_buffer);
            _used = 0;
        }

        var into = _buffer.AsSpan(_used, EventBytes);
        into[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(into[1..], now.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(into[9..], who);
        BinaryPrimitives.WriteInt64LittleEndian(into[17..], what);
        BinaryPrimitives.WriteInt64LittleEndian(into[25..], detail);
        _used += EventBytes;
    }

    /// <summary>The hash so far, 64 lower-case hexadecimal digits; nothing may be added after it.</summary>
    public string Finish()
    {
        _sha.AppendData(_buffer.AsSpan(0, _used));
        return Convert.ToHexStringLower(_sha.GetHashAndReset());
    }

    public void Dispose() => _sha.Dispose();
}
