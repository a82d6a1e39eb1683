using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>Which items are approved: one bit each.</summary>
internal sealed class ApprovalTable
{
    private const int Bits = 64;

    private readonly List<ulong> _words = [];

    public Approval Of(int item) =>
        item / Bits < _words.Count && (_words[item / Bits] & (1UL << (item % Bits))) != 0
            ? Approval.Approved
            : Approval.Provisional;

    public void Set(int item, Approval approval)
    {
        while (approval == Approval.Approved && item / Bits >= _words.Count)
        {
            _words.Add(0);
        }

        if (item / Bits < _words.Count)
        {
            var bit = 1UL << (item % Bits);
            _words[item / Bits] =
                approval == Approval.Approved ? _words[item / Bits] | bit : _words[item / Bits] & ~bit;
        }
    }
}
