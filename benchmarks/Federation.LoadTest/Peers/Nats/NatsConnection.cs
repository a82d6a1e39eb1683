using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Federation.LoadTest.Peers.Nats;

/// <summary>
/// One connection to a NATS server, with the few words of its protocol that the comparison needs, written by hand. One
/// caller at a time.
/// </summary>
internal sealed class NatsConnection : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly LineReader _reader;
    private readonly string _inbox;

    private NatsConnection(Stream stream, int number)
    {
        (_stream, _reader, _inbox) = (stream, new LineReader(stream), $"_INBOX.{number}");
    }

    /// <summary>Where answers to this connection go.</summary>
    public ReadOnlyMemory<byte> Inbox => Encoding.ASCII.GetBytes(_inbox);

    /// <summary>Connects, and listens at its inbox.</summary>
    /// <param name="stream">From now on this connection's own.</param>
    /// <param name="number">Of the connection, unlike any other's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<NatsConnection> OpenAsync(Stream stream, int number, CancellationToken cancellationToken)
    {
        var connection = new NatsConnection(stream, number);
        _ = await connection._reader.ReadLineAsync(cancellationToken);
        var hello = $"CONNECT {{\"verbose\":false,\"pedantic\":false}}\r\nSUB {connection._inbox} 1\r\nPING\r\n";
        await connection.SendAsync(Encoding.ASCII.GetBytes(hello), cancellationToken);
        await connection.PongAsync(cancellationToken);
        return connection;
    }

    /// <summary>Sends bytes of the protocol.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>
    /// The content of the next message, in either form (<c>MSG</c>, or <c>HMSG</c> without its headers); valid until
    /// the next call.
    /// </summary>
    /// <exception cref="InvalidOperationException">The server said that something is wrong.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await _reader.ReadLineAsync(cancellationToken);
            if (NatsLine.TryMessage(line.Span, out var headers, out var total))
            {
                return (await _reader.ReadAsync(total + 2, cancellationToken))[headers..total];
            }

            await AnswerAsync(line, cancellationToken);
        }
    }

    /// <summary>Asks JetStream something and returns its answer.</summary>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    public async Task<JsonElement> AskAsync(string subject, string question, CancellationToken cancellationToken)
    {
        await RequestAsync(subject, question, cancellationToken);
        var answer = await NextAsync(cancellationToken);
        var root = JsonDocument.Parse(answer.ToArray()).RootElement;
        return root.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"JetStream refused {subject}: {error}")
            : root;
    }

    /// <summary>Publishes a text whose answers come to this connection's inbox.</summary>
    public ValueTask RequestAsync(string subject, string text, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetByteCount(text);
        return SendAsync(Encoding.UTF8.GetBytes($"PUB {subject} {_inbox} {content}\r\n{text}\r\n"), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task PongAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> line;
        while (!(line = await _reader.ReadLineAsync(cancellationToken)).Span.SequenceEqual("PONG"u8))
        {
            await AnswerAsync(line, cancellationToken);
        }
    }

    /// <summary>What comes between messages: the server asks whether this end lives, or complains.</summary>
    private async Task AnswerAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        if (line.Span.StartsWith("-ERR"u8))
        {
            throw new InvalidOperationException($"NATS: {Encoding.UTF8.GetString(line.Span)}");
        }

        if (line.Span.SequenceEqual("PING"u8))
        {
            await SendAsync("PONG\r\n"u8.ToArray(), cancellationToken);
        }
    }
}
