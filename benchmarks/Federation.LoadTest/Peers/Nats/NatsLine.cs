namespace Federation.LoadTest.Peers.Nats;

/// <summary>The lines that announce a message.</summary>
internal static class NatsLine
{
    /// <summary>
    /// Reads <c>MSG subject id [reply] bytes</c> or <c>HMSG subject id [reply] header-bytes bytes</c>.
    /// </summary>
    /// <param name="line">Without its end.</param>
    /// <param name="headers">Bytes of headers before the content; 0: none.</param>
    /// <param name="total">Bytes of headers and content together.</param>
    /// <returns>False for any other line.</returns>
    /// <exception cref="FormatException">A length is no number.</exception>
    public static bool TryMessage(ReadOnlySpan<byte> line, out int headers, out int total)
    {
        (headers, total) = (0, 0);
        var hasHeaders = line.StartsWith("HMSG "u8);
        if (!hasHeaders && !line.StartsWith("MSG "u8))
        {
            return false;
        }

        var last = line.LastIndexOf((byte)' ');
        total = (int)LineReader.Number(line[(last + 1)..]);
        if (hasHeaders)
        {
            var rest = line[..last];
            headers = (int)LineReader.Number(rest[(rest.LastIndexOf((byte)' ') + 1)..]);
        }

        return true;
    }
}
