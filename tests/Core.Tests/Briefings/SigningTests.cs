using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Briefings;

/// <summary>Who signs what, and who agrees to what.</summary>
public sealed class SigningTests
{
    [Fact]
    public void Two_signatures_of_the_same_board_make_it_agreed_and_one_alone_shows_as_such()
    {
        var sample = BriefingSample.Opened();

        Assert.Null(sample.Sign(Ministry.PublicSecurity));
        Assert.Equal((1, false), (sample.Briefing.Signatures.Count, sample.Briefing.IsAgreed));
        Assert.Null(sample.Sign(Ministry.Defence));

        Assert.True(sample.Briefing.IsAgreed);
        Assert.All(
            sample.Briefing.Signatures,
            signed =>
                Assert.True(
                    sample
                        .Briefing.KeyOf(signed.Ministry)!
                        .Verifies(
                            BriefingStatement.Bytes(sample.Briefing.StatementOf(signed.Ministry)),
                            signed.Signature.Span
                        )
                )
        );
    }

    [Fact]
    public void What_is_signed_says_which_board_of_which_briefing_for_whom()
    {
        var sample = BriefingSample.Opened();

        Assert.Equal(
            "federation briefing statement 1\n"
                + "briefing 0198c5a2-6f00-7abc-8def-000000000001\n"
                + "period 2025-Q1 civil\n"
                + "days 2025-01-01 2025-03-31\n"
                + "version 1.100\n"
                + "board 0000000000000000000000000000000000000000000000000000000000000000\n"
                + "sha256 6464646464646464646464646464646464646464646464646464646464646464\n"
                + "ministry public_security\n",
            sample.Briefing.StatementOf(Ministry.PublicSecurity)
        );
    }

    [Fact]
    public void A_board_that_was_frozen_anew_has_no_signature_and_the_old_one_is_refused_by_name()
    {
        var sample = BriefingSample.Opened();
        var old = new BriefingOrder.Sign(sample.Briefing.Board.Digest, sample.Signature(Ministry.PublicSecurity));
        Assert.Null(sample.Sign(Ministry.Defence));

        Assert.Null(sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(1))));

        Assert.Empty(sample.Briefing.Signatures);
        var refusal = sample.Refused(old, Ministry.PublicSecurity);
        Assert.Equal((RefusalCode.OtherFigures, "digest"), (refusal!.Code, refusal.Field));
        Assert.Contains(
            $"frozen is version 1·101 with the code {BriefingSample.Board(1).Fingerprint}",
            refusal.Message
        );
        var relabelled = old with { Board = sample.Briefing.Board.Digest };
        Assert.Equal(RefusalCode.BadSignature, sample.Refused(relabelled, Ministry.PublicSecurity)!.Code);
    }

    [Fact]
    public void Whose_signature_was_dropped_is_told_until_that_ministry_signs_again()
    {
        var sample = BriefingSample.Opened();
        Assert.Null(sample.Sign(Ministry.PublicSecurity));
        Assert.Empty(sample.Briefing.Dropped);

        Assert.Null(sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(1))));
        Assert.Null(sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(2))));
        Assert.Equal([Ministry.PublicSecurity], sample.Briefing.Dropped);

        Assert.Null(sample.Sign(Ministry.Defence));
        Assert.Equal([Ministry.PublicSecurity], sample.Briefing.Dropped);
        Assert.Null(sample.Sign(Ministry.PublicSecurity));
        Assert.Empty(sample.Briefing.Dropped);
    }

    [Fact]
    public void Who_signed_is_kept_beside_the_signature_and_is_one_line_of_at_most_200_characters()
    {
        var sample = BriefingSample.Opened();
        var order = new BriefingOrder.Sign(sample.Briefing.Board.Digest, sample.Signature(Ministry.Defence));
        var named = order with { Signer = new BriefingSigner("Nguyễn Văn An", "Thượng tướng") };

        Assert.Equal("rank", sample.Refused(order with { Signer = new BriefingSigner("An", "two\nlines") })!.Field);
        Assert.Equal("signer", sample.Refused(order with { Signer = new BriefingSigner(new('a', 201), "") })!.Field);
        Assert.Null(sample.Refused(named));

        Assert.Equal("Thượng tướng", sample.Briefing.Signatures[0].Signer.Rank);
    }

    [Fact]
    public void A_signature_of_the_other_ministry_or_with_a_changed_byte_is_refused()
    {
        var sample = BriefingSample.Opened();
        var digest = sample.Briefing.Board.Digest;
        var signature = sample.Signature(Ministry.Defence);

        Assert.Equal(
            RefusalCode.BadSignature,
            sample.Refused(new BriefingOrder.Sign(digest, signature), Ministry.PublicSecurity)!.Code
        );
        signature[40] ^= 1;
        Assert.Equal(RefusalCode.BadSignature, sample.Refused(new BriefingOrder.Sign(digest, signature))!.Code);
        Assert.Equal(RefusalCode.BadSignature, sample.Refused(new BriefingOrder.Sign(digest, new byte[3]))!.Code);
    }

    [Fact]
    public void Live_figures_are_not_signed()
    {
        var sample = BriefingSample.Opened();
        Assert.Null(sample.Refused(new BriefingOrder.SwitchLive(true)));
        Assert.Equal("live", sample.Sign(Ministry.Defence)!.Field);

        Assert.Null(sample.Refused(new BriefingOrder.SwitchLive(false)));
        Assert.Null(sample.Sign(Ministry.Defence));
    }

    [Fact]
    public void An_agreed_board_stays_and_is_kept_once()
    {
        var sample = BriefingSample.Opened();
        var keep = new BriefingOrder.Keep(sample.Briefing.VintageId, 120);
        Assert.Null(sample.Sign(Ministry.Defence));
        Assert.Equal(RefusalCode.WrongState, sample.Refused(keep, null)!.Code);
        Assert.Null(sample.Sign(Ministry.PublicSecurity));

        Assert.Equal("freeze", sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(1)))!.Field);
        Assert.Null(sample.Refused(new BriefingOrder.Close()));
        Assert.Null(sample.Refused(keep, null));
        Assert.IsType<BriefingDecision.AlreadyDone>(sample.Decide(keep, null));
        Assert.Equal(120, sample.Briefing.Vintage!.Position);
    }

    [Fact]
    public void A_province_that_agreed_still_agrees_to_a_new_board_where_its_figures_are_the_same()
    {
        var sample = BriefingSample.Opened();
        var agree = new BriefingOrder.Agree(BriefingSample.CaoBang, BriefingSample.Digest(200));
        Assert.Null(sample.Refused(agree, null));
        Assert.Equal(1, sample.Briefing.AgreedCount);

        Assert.Null(sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(1))));
        Assert.Equal(0, sample.Briefing.AgreedCount);
        Assert.False(sample.Briefing.AgreementOf(BriefingSample.CaoBang)!.Value.IsCurrent);
        Assert.Equal(RefusalCode.OtherFigures, sample.Refused(agree, null)!.Code);

        Assert.Null(sample.Refused(new BriefingOrder.Freeze(BriefingSample.Board(2))));
        Assert.Equal(1, sample.Briefing.AgreedCount);
    }

    [Fact]
    public void A_province_that_the_last_day_does_not_know_is_told_why()
    {
        var sample = BriefingSample.Opened();

        var refusal = sample.Refused(
            new BriefingOrder.Agree(BriefingSample.AreaOf("01"), BriefingSample.Digest(1)),
            null
        );

        Assert.Equal((RefusalCode.NotFound, "area"), (refusal!.Code, refusal.Field));
    }

    [Fact]
    public void A_title_that_another_vintage_has_is_told_apart_by_the_id()
    {
        var sample = BriefingSample.Opened();
        var id = sample.Briefing.VintageId;
        var digits = id.ToString()[..8];

        Assert.Equal("Giao ban", BriefingVintages.NameOf("Giao ban", id, isTaken: false));
        Assert.Equal($"Giao ban ({digits})", BriefingVintages.NameOf("Giao ban", id, isTaken: true));
        Assert.Equal(200, BriefingVintages.NameOf(new string('a', 200), id, isTaken: true).Length);
    }
}
