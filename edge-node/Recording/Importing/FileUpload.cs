using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>A file as it came in.</summary>
/// <param name="Header">What to do with it.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record FileUpload(ImportHeader Header, ReadOnlyMemory<byte> Bytes)
{
    private const int ChunkBytesMax = 64 * 1024;

    /// <summary>Receives a header and then chunks, within bounds.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: out of order, or larger than allowed.</exception>
    public static async Task<FileUpload> ReceiveAsync(
        IAsyncStreamReader<ImportRequest> stream,
        int bytesMax,
        CancellationToken cancellationToken
    )
    {
        ImportHeader? header = null;
        using var bytes = new MemoryStream();
        await foreach (var part in stream.ReadAllAsync(cancellationToken))
        {
            if (header is null)
            {
                header = part.Header ?? throw Refused("header", "The first message must be the header.");
                continue;
            }

            if (part.PartCase != ImportRequest.PartOneofCase.Chunk || part.Chunk.Length > ChunkBytesMax)
            {
                throw Refused("chunk", $"After the header come chunks of at most {ChunkBytesMax} bytes.");
            }

            if (bytes.Length + part.Chunk.Length > bytesMax)
            {
                throw Refused("file", $"The file has more than {bytesMax} bytes. Split it.");
            }

            part.Chunk.WriteTo(bytes);
        }

        return header is null
            ? throw Refused("header", "The stream ended without a header.")
            : new FileUpload(header, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static RpcException Refused(string field, string message)
    {
        IReadOnlyList<Refusal> refusals = [Refusal.Invalid(field, "", message)];
        return refusals.ToRpcException();
    }
}
