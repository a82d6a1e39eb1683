using System.Buffers.Binary;
using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// The hash chain of a ledger's frames: H₀ = SHA-256(format, owner, ledger), Hₙ = SHA-256(Hₙ₋₁ ‖ bytes of frame n).
/// </summary>
public static class FrameChain
{
    private static ReadOnlySpan<byte> Format => "federation/frames/1"u8;

    /// <summary>The head of a ledger without frames.</summary>
    public static FrameHead Genesis(AreaId owner, LedgerId ledger)
    {
        Span<byte> input = stackalloc byte[Format.Length + sizeof(int) + LedgerId.Size];
        Format.CopyTo(input);
        BinaryPrimitives.WriteInt32LittleEndian(input[Format.Length..], owner.Value);
        ledger.CopyTo(input[(Format.Length + sizeof(int))..]);
        Span<byte> hash = stackalloc byte[FrameHash.Size];
        SHA256.HashData(input, hash);
        return new FrameHead(FrameNumber.None, new FrameHash(hash));
    }

    /// <summary>The head after a frame.</summary>
    /// <param name="previous">The head that the frame follows.</param>
    /// <param name="frame">The frame's bytes.</param>
    public static FrameHead Next(FrameHead previous, ReadOnlySpan<byte> frame)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> hash = stackalloc byte[FrameHash.Size];
        previous.Hash.CopyTo(hash);
        sha.AppendData(hash);
        sha.AppendData(frame);
        sha.GetHashAndReset(hash);
        return new FrameHead(previous.Number.Next(), new FrameHash(hash));
    }
}
