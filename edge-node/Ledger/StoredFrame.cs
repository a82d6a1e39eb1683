using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>One row of the table <c>frame</c>.</summary>
/// <param name="Head">Its number and hash.</param>
/// <param name="First">The first entry whose facts it carries.</param>
/// <param name="Last">The last; entries between are all in it.</param>
/// <param name="Bytes">What FrameCodec wrote; nobody changes them.</param>
internal sealed record StoredFrame(FrameHead Head, EntryNumber First, EntryNumber Last, byte[] Bytes);
