using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>
/// The auditor's own hash chain: H₀ = SHA-256("federation/frames/1", owner, ledger), Hₙ = SHA-256(Hₙ₋₁ ‖ bytes of frame
/// n).
/// </summary>
public static class Chain
{
    /// <summary>H₀ of a ledger.</summary>
    public static Hash Genesis(AreaId owner, LedgerId ledger)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, owner.Value);
        byte[] input = [.. Encoding.ASCII.GetBytes("federation/frames/1"), .. number, .. Uuid(ledger.Value)];
        return new Hash(SHA256.HashData(input));
    }

    /// <summary>Hₙ of a frame that follows Hₙ₋₁.</summary>
    public static Hash Next(Hash previous, ReadOnlySpan<byte> frame)
    {
        var input = new byte[32 + frame.Length];
        previous.Bytes.Span.CopyTo(input);
        frame.CopyTo(input.AsSpan(32));
        return new Hash(SHA256.HashData(input));
    }

    private static byte[] Uuid(Guid id) => id.ToByteArray(bigEndian: true);
}

/// <summary>32 bytes that compare by what they are.</summary>
public readonly struct Hash(ReadOnlyMemory<byte> bytes) : IEquatable<Hash>
{
    /// <summary>The bytes; nobody changes them.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <inheritdoc/>
    public bool Equals(Hash other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Bytes.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(Bytes.Span);

    /// <summary>The first eight digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes.Span[..Math.Min(4, Bytes.Length)]);

    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);
}
