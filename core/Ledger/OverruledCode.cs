using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What the nation is told of an overruled warning: codes and numbers. The fact's bytes, little-endian:
/// <code>i32 area, i32 day, u16 indicator, u16 rule, u8 reason, u8 1 it stands or 2 it is taken back</code>
/// </summary>
/// <param name="Area">The activity's.</param>
/// <param name="Day">The activity's.</param>
/// <param name="Warning">The indicator and the rule.</param>
/// <param name="Because">The reason's code.</param>
/// <param name="Stands">False: the activity says something else now, or nothing.</param>
public readonly record struct OverruledCode(
    AreaId Area,
    Day Day,
    OverruledWarning Warning,
    OverruleReason Because,
    bool Stands
)
{
    private const int Bytes = 14;

    /// <summary>As a frame carries it.</summary>
    public OtherFact ToFact()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Day.Number);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], Warning.Indicator.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], Warning.Rule);
        bytes[12] = (byte)Because;
        bytes[13] = (byte)(Stands ? 1 : 2);
        return new OtherFact(FactKind.Code, bytes);
    }

    /// <summary>Reads what <see cref="ToFact"/> writes and nothing else; false: it is to be kept aside.</summary>
    public static bool TryRead(OtherFact fact, [NotNullWhen(true)] out OverruledCode? code)
    {
        code = null;
        var bytes = fact.Bytes;
        if (fact.Kind != FactKind.Code || bytes.Length != Bytes)
        {
            return false;
        }

        var (area, day) = (
            BinaryPrimitives.ReadInt32LittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..])
        );
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        var rule = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
        var because = (OverruleReason)bytes[12];
        if (
            area <= 0
            || !Day.IsValid(day)
            || indicator == 0
            || rule == 0
            || !Enum.IsDefined(because)
            || bytes[13] is not (1 or 2)
        )
        {
            return false;
        }

        var warning = new OverruledWarning(new IndicatorNumber(indicator), rule);
        code = new OverruledCode(new AreaId(area), new Day(day), warning, because, bytes[13] == 1);
        return true;
    }
}
