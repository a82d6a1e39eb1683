using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Google.Protobuf;
using Xunit;
using V1 = Federation.Wire.V1;

namespace Federation.Core.Tests.Ledger;

public sealed class StoredEntriesTests
{
    private static readonly ImportId Import = new(Guid.Parse("5f0c2a44-8a1d-8b63-9c2e-1b2c3d4e5f60"));
    private static readonly EntryNumber Seven = new(7);

    public static TheoryData<Entry> Entries { get; } =
    [
        new ActivityRecorded(Seven, TestLedger.IdOf(1), 1, Claim.Operator, TestLedger.Patrol(1, 9)),
        new ActivityCorrected(
            Seven,
            TestLedger.IdOf(2),
            TestLedger.At,
            Claim.Of(Force.BorderGuard),
            TestLedger.IdOf(1),
            TestLedger.Patrol(0, 1_000_000_000_000),
            "đếm nhầm"
        ),
        new ActivityVoided(Seven, TestLedger.IdOf(3), 0, Claim.Operator, TestLedger.IdOf(1), "why"),
        new ParticipationConfirmed(
            Seven,
            TestLedger.IdOf(7),
            TestLedger.At,
            Claim.Of(Force.Police),
            TestLedger.IdOf(1),
            Force.Police,
            1
        ),
        new ParticipationDeclined(
            Seven,
            TestLedger.IdOf(8),
            TestLedger.At,
            Claim.Of(Force.CoastGuard),
            TestLedger.IdOf(1),
            Force.CoastGuard,
            2,
            "không tham gia"
        ),
        new WarningOverruled(
            Seven,
            TestLedger.IdOf(9),
            TestLedger.At,
            Claim.Of(Force.BorderGuard),
            TestLedger.IdOf(1),
            2,
            OverruleReason.Campaign,
            [
                new OverruledWarning(TestLedger.Of("patrol.patrols", 0).Indicator, 7001),
                new OverruledWarning(TestLedger.Of("patrol.participants", 0).Indicator, 5043),
            ],
            "đợt cao điểm"
        ),
        new ReturnFiled(
            Seven,
            TestLedger.IdOf(10),
            TestLedger.At,
            Claim.Operator,
            TestLedger.Owner,
            new Span(new Day(2025, 1, 1), new Day(2025, 1, 31)),
            View.TwoMinistry,
            [TestLedger.Of("patrol.patrols", 406), TestLedger.Of("outreach.attendance", 64_000, Qualifier.Nearly)],
            [TestLedger.Of("civil.houses", 0).Indicator],
            TestLedger.Forces("border_guard|police"),
            new Overruling(OverruleReason.SeveralDays, "cả quý")
        ),
        new DifferencePosted(
            Seven,
            TestLedger.IdOf(11),
            TestLedger.At,
            Claim.Operator,
            new LumpContent(
                TestLedger.Owner,
                new Span(new Day(2025, 1, 1), new Day(2025, 1, 31)),
                TestLedger.Forces("border_guard|police"),
                TestLedger.Of("patrol.patrols", 6)
            ),
            TestLedger.IdOf(10)
        ),
        new NothingDeclared(
            Seven,
            TestLedger.IdOf(15),
            TestLedger.At,
            Claim.Of(Force.Police),
            Force.Police,
            TestLedger.Owner,
            TestLedger.January,
            DeclaredKind.NotApplicable,
            [TestLedger.Of("patrol.patrols", 0).Indicator],
            ""
        ),
        new NothingDeclared(
            Seven,
            TestLedger.IdOf(16),
            TestLedger.At,
            Claim.Of(Force.Police),
            Force.Police,
            TestLedger.Area("20/183"),
            TestLedger.January,
            Declared: null,
            [TestLedger.Of("patrol.patrols", 0).Indicator],
            "báo cáo đến muộn"
        ),
        new LumpDrawn(
            Seven,
            TestLedger.IdOf(12),
            TestLedger.At,
            Claim.Of(Force.Police),
            TestLedger.IdOf(11),
            TestLedger.IdOf(1),
            new Amount(4)
        ),
        new ActivityJoined(
            Seven,
            TestLedger.IdOf(13),
            TestLedger.At,
            Claim.Of(Force.Police),
            TestLedger.IdOf(1),
            TestLedger.Patrol(1, 9),
            2
        ),
        new ActivityDeclaredDistinct(
            Seven,
            TestLedger.IdOf(14),
            TestLedger.At,
            Claim.Of(Force.Police),
            TestLedger.IdOf(2),
            TestLedger.IdOf(1)
        ),
        new AmountImported(
            Seven,
            TestLedger.IdOf(4),
            TestLedger.At,
            Claim.Of(Force.Police),
            new LumpContent(
                TestLedger.Area("20/183"),
                new Span(new Day(2019, 9, 5), new Day(2023, 12, 31)),
                TestLedger.Forces("border_guard|police"),
                TestLedger.Of("seized.heroin", 11_090, Qualifier.Nearly)
            ),
            Import,
            "cao-loc.csv",
            2
        ),
        new AmountWithdrawn(
            Seven,
            TestLedger.IdOf(5),
            TestLedger.At,
            Claim.Operator,
            TestLedger.IdOf(4),
            Import,
            "import undone"
        ),
        new ActivityRecorded(Seven, TestLedger.IdOf(1), 1, Claim.Operator, TestLedger.Patrol(1, 9))
        {
            CountedIn = new LedgerId(Import.Value),
        },
        new EntryCopied(
            Seven,
            TestLedger.IdOf(6),
            TestLedger.At,
            Claim.Operator,
            TestLedger.IdOf(1),
            IsLump: true,
            [
                new Posting(
                    new PostingKey(
                        TestLedger.Area("20/183"),
                        TestLedger.Of("seized.heroin", 0).Indicator,
                        new Span(new Day(2019, 9, 5), new Day(2023, 12, 31)),
                        TestLedger.Forces("border_guard|police"),
                        Approval.Approved
                    ),
                    -11_090,
                    -1,
                    Qualifier.Nearly
                ),
            ]
        )
        {
            CountedIn = new LedgerId(Import.Value),
        },
        new EntryCopied(Seven, TestLedger.IdOf(9), TestLedger.At, Claim.Operator, null, IsLump: false, [])
        {
            Others = [new OtherFact(FactKind.Code, [1, 2, 3]), new OtherFact((FactKind)200, [])],
        },
        new ApprovalMoved(
            Seven,
            TestLedger.IdOf(10),
            TestLedger.At,
            Claim.Of(Force.Police),
            Approval.Approved,
            [TestLedger.IdOf(1), TestLedger.IdOf(4)]
        ),
        new PeriodClosed(
            Seven,
            TestLedger.IdOf(11),
            TestLedger.At,
            Claim.Of(Force.Police),
            Force.Police,
            TestLedger.Area("20/183"),
            new Day(2025, 1, 31),
            TestLedger.Today,
            2
        ),
        new PeriodReopened(
            Seven,
            TestLedger.IdOf(12),
            TestLedger.At,
            Claim.Of(Force.Military),
            Force.Military,
            TestLedger.Owner,
            new Day(2025, 1, 31),
            TestLedger.Today,
            0,
            "báo cáo muộn"
        ),
    ];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_kind_comes_back_as_it_was_stored(Entry entry)
    {
        var stored = V1.StoredEntry.Parser.ParseFrom(entry.ToStored().ToByteArray());

        Assert.Equal(entry, StoredEntries.FromStored(entry.Number, entry.Id, stored));
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Any_changed_byte_is_named_or_read_as_what_it_then_says(Entry entry)
    {
        var bytes = entry.ToStored().ToByteArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var mask in new byte[] { 1, 0x80, 0xFF })
            {
                var changed = bytes.ToArray();
                changed[i] ^= mask;
                if (Parse(changed) is { } stored && Read(stored) is { } read)
                {
                    Assert.Equal(read, Read(read.ToStored()));
                }
            }
        }
    }

    [Fact]
    public void Stored_bytes_of_this_edition_are_read_by_every_later_one()
    {
        var bytes = Convert.FromHexString(
            "080112086F70657261746F721A1B08B02010879D01180620012A06082A100118012A06082B10091801"
        );

        var read = StoredEntries.FromStored(Seven, TestLedger.IdOf(1), V1.StoredEntry.Parser.ParseFrom(bytes));

        Assert.Equal(new ActivityRecorded(Seven, TestLedger.IdOf(1), 1, Claim.Operator, TestLedger.Patrol(1, 9)), read);
        Assert.Equal(bytes, read.ToStored().ToByteArray());
    }

    [Fact]
    public void What_no_ledger_writes_is_named()
    {
        Wrong("number", stored => { }, number: 0);
        Wrong("at_unix_us", stored => stored.AtUnixUs = -1);
        Wrong("by is navy", stored => stored.By = "navy");
        Wrong("body", stored => stored.ClearBody());
        Wrong("area_id is 0", stored => stored.ActivityRecorded.AreaId = 0);
        Wrong("day is -1", stored => stored.ActivityRecorded.Day = -1);
        Wrong("day is 2147483647", stored => stored.ActivityRecorded.Day = int.MaxValue);
        Wrong("forces is 0", stored => stored.ActivityRecorded.Forces = 0);
        Wrong("forces is 262", stored => stored.ActivityRecorded.Forces = 262);
        Wrong("forces is 134", stored => stored.ActivityRecorded.Forces = 134);
        Wrong("lead is 0", stored => stored.ActivityRecorded.Lead = 0);
        Wrong("lead is 257", stored => stored.ActivityRecorded.Lead = 257);
        Wrong("amounts is 0", stored => stored.ActivityRecorded.Amounts.Clear());
        Wrong("indicator is 0", stored => stored.ActivityRecorded.Amounts[0].Indicator = 0);
        Wrong("indicator is 65536", stored => stored.ActivityRecorded.Amounts[0].Indicator = 65_536);
        Wrong("amount is -1", stored => stored.ActivityRecorded.Amounts[0].Amount = -1);
        Wrong("amount is 1000000000001", stored => stored.ActivityRecorded.Amounts[0].Amount = Amount.Max + 1);
        Wrong("qualifier is About", stored => stored.ActivityRecorded.Amounts[0].Qualifier = V1.Qualifier.About);
        Wrong("qualifier is 257", stored => stored.ActivityRecorded.Amounts[0].Qualifier = (V1.Qualifier)257);
        Wrong(
            "amounts[1].indicator",
            stored => stored.ActivityRecorded.Amounts[1] = stored.ActivityRecorded.Amounts[0].Clone()
        );
        Wrong(
            "activity_id is 15 bytes",
            stored => stored.ActivityVoided = new V1.StoredVoid { ActivityId = ByteString.CopyFrom(new byte[15]) }
        );
        Wrong(
            "activity_id is 00000000",
            stored => stored.ActivityVoided = new V1.StoredVoid { ActivityId = ByteString.CopyFrom(new byte[16]) }
        );
        Wrong("activity is missing", stored => stored.ActivityCorrected = new V1.StoredCorrection());
        Wrong("amount is missing", stored => stored.AmountImported = new V1.StoredLump());
    }

    private static void Wrong(string expected, Action<V1.StoredEntry> change, long number = 7)
    {
        var stored = Entries.First().Data.ToStored();
        change(stored);

        var error = Assert.Throws<FormatException>(() =>
            StoredEntries.FromStored(new EntryNumber(number), TestLedger.IdOf(1), stored)
        );

        Assert.Contains(expected, error.Message);
    }

    private static V1.StoredEntry? Parse(byte[] bytes)
    {
        try
        {
            return V1.StoredEntry.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Entry? Read(V1.StoredEntry stored)
    {
        try
        {
            return StoredEntries.FromStored(Seven, TestLedger.IdOf(1), stored);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
