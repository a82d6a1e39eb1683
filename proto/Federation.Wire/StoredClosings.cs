using Federation.Core.Figures;
using Federation.Core.Ledger;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>The stored form of closings, reopenings and their parts, and of declarations.</summary>
internal static class StoredClosings
{
    public static V1.StoredApproval ToStored(ApprovalMoved entry) =>
        new()
        {
            Approved = entry.To == Approval.Approved,
            ItemIds = { entry.Items.Select(id => ByteString.CopyFrom(id.ToArray())) },
        };

    public static V1.StoredClosing ToStored(PeriodClosed entry) =>
        new()
        {
            Force = (uint)entry.Force,
            AreaId = entry.Area.Value,
            Day = entry.Through.Number,
            SaidOn = entry.SaidOn.Number,
            Moved = entry.Moved,
        };

    public static V1.StoredClosing ToStored(PeriodReopened entry) =>
        new()
        {
            Force = (uint)entry.Force,
            AreaId = entry.Area.Value,
            Day = entry.From.Number,
            SaidOn = entry.SaidOn.Number,
            Moved = entry.Moved,
            Reason = entry.Reason,
        };

    public static V1.StoredDeclaration ToStored(NothingDeclared entry) =>
        new()
        {
            Force = (uint)entry.Force,
            AreaId = entry.Area.Value,
            FirstDay = entry.Span.First.Number,
            LastDay = entry.Span.Last.Number,
            Declared = (uint)entry.Declared.GetValueOrDefault(),
            Indicators = { entry.Indicators.Select(one => (uint)one.Value) },
            Reason = entry.Reason,
        };
}
