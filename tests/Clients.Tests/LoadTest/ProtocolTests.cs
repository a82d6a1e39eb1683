using System.Buffers;
using System.Text;
using Federation.LoadTest.Peers;
using Federation.LoadTest.Peers.Nats;
using Federation.LoadTest.Peers.Redis;
using Federation.LoadTest.Peers.Victoria;
using Xunit;

namespace Federation.Clients.Tests.LoadTest;

/// <summary>The protocols that the comparison's clients write and read by hand.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public void An_addition_is_a_command_of_four_words()
    {
        var output = new ArrayBufferWriter<byte>();
        Resp.WriteAddition(output, "p12"u8, field: 345, amount: 6);
        Assert.Equal(
            "*4\r\n$7\r\nHINCRBY\r\n$3\r\np12\r\n$3\r\n345\r\n$1\r\n6\r\n",
            Encoding.ASCII.GetString(output.WrittenSpan)
        );
    }

    [Fact]
    public void A_command_counts_its_bytes_not_its_letters()
    {
        var output = new ArrayBufferWriter<byte>();
        Resp.WriteCommand(output, "ECHO", "số");
        Assert.Equal("*2\r\n$4\r\nECHO\r\n$4\r\nsố\r\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void An_answer_is_a_number_and_a_refusal_is_told_in_the_servers_words()
    {
        Assert.Equal(-17, Resp.Number(":-17"u8));
        var refused = Assert.Throws<InvalidOperationException>(() => Resp.Number("-OOM no memory"u8));
        Assert.Equal("Redis answered '-OOM no memory' where ':' was to come.", refused.Message);
        _ = Assert.Throws<FormatException>(() => Resp.Number(":12x"u8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Texts_are_read_however_the_bytes_come_in(int atOnce)
    {
        var reader = new LineReader(
            new Dripping("*3\r\n$3\r\n345\r\n$0\r\n\r\n$4\r\na\r\nb\r\n:8\r\n"u8.ToArray(), atOnce)
        );
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(["345", "", "a\r\nb"], await Resp.ReadTextsAsync(reader, token));
        Assert.Equal(":8", Encoding.ASCII.GetString((await reader.ReadLineAsync(token)).Span));
        _ = await Assert.ThrowsAsync<EndOfStreamException>(async () => await reader.ReadLineAsync(token));
    }

    [Fact]
    public async Task A_line_longer_than_the_buffer_is_read_whole()
    {
        var text = new string('x', 200_000);
        var reader = new LineReader(new Dripping(Encoding.ASCII.GetBytes(text + "\r\nrest\r\n"), 70_000));
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(200_000, (await reader.ReadLineAsync(token)).Length);
        Assert.Equal("rest", Encoding.ASCII.GetString((await reader.ReadLineAsync(token)).Span));
    }

    [Theory]
    [InlineData("MSG _INBOX.3 1 33", true, 0, 33)]
    [InlineData("MSG _INBOX.3 1 $JS.ACK.FIGURES.SUM.1 7", true, 0, 7)]
    [InlineData("HMSG _INBOX.3 1 28 28", true, 28, 28)]
    [InlineData("HMSG _INBOX.3 1 reply.to 12 19", true, 12, 19)]
    [InlineData("PING", false, 0, 0)]
    [InlineData("INFO {}", false, 0, 0)]
    public void A_message_is_announced_with_its_lengths(string line, bool isMessage, int headers, int total)
    {
        Assert.Equal(isMessage, NatsLine.TryMessage(Encoding.ASCII.GetBytes(line), out var ofHeaders, out var ofAll));
        Assert.Equal((headers, total), (ofHeaders, ofAll));
    }

    [Fact]
    public void A_sample_is_a_series_of_its_figure_with_one_sample_an_increment()
    {
        var output = new ArrayBufferWriter<byte>();
        new RemoteWrite(beganMs: 300).Write(output, new Increment[] { new(2005, 3), new(2005, 4) });
        // Snappy: 78 bytes, one literal of 78. A WriteRequest with a series of 76 bytes: three labels, then two samples
        // of a double each, at 300 and 301 ms.
        const string Expected =
            "4EF44D000A4C"
            + "0A120A085F5F6E616D655F5F1206666967757265"
            + "0A0B0A06666967757265120135"
            + "0A0D0A0870726F76696E6365120132"
            + "120C09000000000000084010AC02"
            + "120C09000000000000104010AD02";
        Assert.Equal(Expected, Convert.ToHexString(output.WrittenSpan));
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Dripping(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
    }
}
