using System.Buffers;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Simulation.Audit;
using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Gives the frame decoder lawful, mutated and lying frames. It must answer each with its facts or with one named
/// error, the same each time, without an exception, and with no more memory than a frame of that length can fill; what
/// it accepts must be the one encoding of its facts, and the auditor's own reader must agree.
/// </summary>
internal sealed class DecoderFuzz(FuzzCounts counts)
{
    /// <summary>
    /// A posting takes at least 2.75 bytes of a frame and 56 in memory, a key 6 and 40; the least array has room.
    /// </summary>
    private const int BytesPerByte = 48;
    private const int BytesAtLeast = 4096;
    private const int SecondOpinionEvery = 64;

    private readonly FrameContents _again = new();
    private readonly ArrayBufferWriter<byte> _encoded = new(Frame.MaxBytes);
    private readonly string[] _names =
    [
        .. Enum.GetNames<FrameDecodeErrorKind>().Select(name => $"frame refused: {name}"),
    ];
    private readonly long[] _refused = new long[Enum.GetValues<FrameDecodeErrorKind>().Length];
    private long _accepted;

    /// <summary>Decodes so many inputs, all drawn from the generator.</summary>
    public void Run(Rng rng, long inputs)
    {
        var forge = new FrameForge(rng);
        byte[][] frames =
        [
            .. Enumerable
                .Range(0, 48)
                .Select(i =>
                    forge.Lawful(
                        i < 4 ? 3000
                        : i < 12 ? 100
                        : 8
                    )
                ),
        ];
        var mutator = new FrameMutator(rng, [.. frames, .. frames[12..], .. frames[12..], .. frames[12..]]);
        // The decoder's own tables, made with the first frame of a process, are of no frame.
        Require(FrameCodec.TryDecode(frames[0], _again) is null, "a lawful frame refused", frames[0]);
        for (var i = 0L; i < inputs; i++)
        {
            Check(rng.Chance(0.4) ? forge.Lying() : mutator.Mutate(), i % SecondOpinionEvery == 0);
        }

        counts.Inputs += inputs;
        counts.Add("frame accepted", _accepted);
        for (var kind = 0; kind < _names.Length; kind++)
        {
            counts.Add(_names[kind], _refused[kind]);
        }
    }

    private void Check(byte[] input, bool secondOpinion)
    {
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var contents = new FrameContents();
            var error = FrameCodec.TryDecode(input, contents);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            counts.BytesMax = Math.Max(counts.BytesMax, bytes);
            Require(bytes <= BytesAtLeast + ((long)BytesPerByte * input.Length), "memory beyond the frame", input);
            CheckAgain(input, contents, error);
            if (error is { } refusal)
            {
                Require(Enum.IsDefined(refusal.Kind) && contents.EntryIds.IsEmpty, "an error without a name", input);
                _refused[(int)refusal.Kind - 1]++;
            }
            else
            {
                _accepted++;
                CheckCanonical(input, contents);
            }

            if (secondOpinion)
            {
                CheckSecondOpinion(input, contents, error is null);
            }
        }
        catch (Exception error) when (error is not FuzzException)
        {
            throw new FuzzException("an exception", $"{Convert.ToHexStringLower(input)}: {error}");
        }
    }

    /// <summary>Into contents that were used before: the same answer.</summary>
    private void CheckAgain(byte[] input, FrameContents contents, FrameDecodeError? error)
    {
        var again = FrameCodec.TryDecode(input, _again);
        Require(
            again == error
                && _again.EntryIds.SequenceEqual(contents.EntryIds)
                && _again.Postings.ToArray().AsSpan().SequenceEqual(contents.Postings.ToArray())
                && _again.EntryOf.SequenceEqual(contents.EntryOf)
                && _again.Others.SequenceEqual(contents.Others),
            "two answers to one input",
            input
        );
    }

    private void CheckCanonical(byte[] input, FrameContents contents)
    {
        _encoded.ResetWrittenCount();
        FrameCodec.Encode([.. contents.ReadFacts(input)], _encoded);
        Require(_encoded.WrittenSpan.SequenceEqual(input), "a second encoding of the same facts", input);
    }

    /// <summary>The auditor's reader knows no parked facts, and wants every entry of a frame to differ.</summary>
    private static void CheckSecondOpinion(byte[] input, FrameContents contents, bool accepted)
    {
        var isStranger =
            !contents.Others.IsEmpty || contents.EntryIds.ToArray().Distinct().Count() < contents.EntryIds.Length;
        var read = true;
        try
        {
            FrameReading.Read(input);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            read = false;
        }

        Require(read == accepted || (isStranger && !read), "two readers that disagree", input);
    }

    private static void Require(bool holds, string law, byte[] input)
    {
        if (!holds)
        {
            throw new FuzzException(law, Convert.ToHexStringLower(input));
        }
    }
}
