namespace Federation.Core.Exchange;

/// <summary>
/// The sealed frames of one ledger, as <see cref="UplinkMachine"/> sees them: durable ones only, since a frame is sent
/// after its own sync. The caller's thread asks while a writer may be sealing; the head never goes back.
/// </summary>
public interface IFrameChainReader
{
    /// <summary>The ledger goes on in place of a closed one.</summary>
    bool Follows { get; }

    /// <summary>The last durable frame; number 0 with H₀ before the first.</summary>
    FrameHead Head { get; }

    /// <summary>
    /// The hash and length in bytes of a frame from 1 through <see cref="Head"/>; false for any other number.
    /// </summary>
    bool TryFind(FrameNumber number, out FrameHash hash, out int bytes);
}
