using Federation.Core.Ledger;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>What has to do with returns, in its stored form.</summary>
internal static class StoredReturns
{
    public static V1.StoredReturn ToStored(this ReturnFiled entry)
    {
        var stored = new V1.StoredReturn
        {
            AreaId = entry.Area.Value,
            FirstDay = entry.Span.First.Number,
            LastDay = entry.Span.Last.Number,
            View = (uint)entry.View,
            Difference = entry.Difference.Bits,
            Because = (uint)(entry.Overruling?.Because ?? default),
            Reason = entry.Overruling?.Reason ?? "",
        };
        stored.Figures.AddRange(entry.Figures.Select(StoredEntries.ToStored));
        stored.Withdrawn.AddRange(entry.Withdrawn.Select(one => (uint)one.Value));
        return stored;
    }

    public static V1.StoredDifference ToStored(this DifferencePosted entry) =>
        new()
        {
            AreaId = entry.Content.Area.Value,
            FirstDay = entry.Content.Span.First.Number,
            LastDay = entry.Content.Span.Last.Number,
            Forces = entry.Content.Forces.Bits,
            Amount = StoredEntries.ToStored(entry.Content.Amount),
            ReturnId = ByteString.CopyFrom(entry.Return.ToArray()),
        };

    public static V1.StoredDraw ToStored(this LumpDrawn entry) =>
        new()
        {
            LumpId = ByteString.CopyFrom(entry.Lump.ToArray()),
            ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()),
            Amount = entry.Amount.Value,
        };
}
