using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>The facts of one entry: what is reversed first, then what is posted anew.</summary>
internal sealed class FactBuilder(EntryId entry, int count)
{
    private readonly Fact[] _facts = new Fact[count];
    private int _length;

    /// <summary>All of them, once as many were posted as were announced; nobody changes them.</summary>
    public Fact[] Facts =>
        _length == _facts.Length ? _facts : throw new InvalidOperationException("Facts are missing.");

    public void Post(ActivityContent content)
    {
        foreach (var amount in content.AmountSpan)
        {
            Add(Of(new LumpKey(content.Area, Span.Of(content.Day), content.Forces, amount.Indicator), amount));
        }
    }

    public void Post(LumpContent content) => Add(Of(content.Key, content.Amount));

    public void Post(
        in ContentRow content,
        ReadOnlySpan<QuantifiedAmount> amounts,
        Approval approval = Approval.Provisional
    )
    {
        foreach (var amount in amounts)
        {
            Add(Of(content, amount, approval));
        }
    }

    /// <param name="content">What is taken back.</param>
    /// <param name="amounts">Its amounts.</param>
    /// <param name="approval">As they count until now.</param>
    public void Reverse(in ContentRow content, ReadOnlySpan<QuantifiedAmount> amounts, Approval approval)
    {
        foreach (var amount in amounts)
        {
            Add(Of(content, amount, approval).Reverse());
        }
    }

    /// <summary>By how much the indicator changes in all: both sides of a correction together.</summary>
    public static long ChangeOf(IndicatorNumber indicator, Fact[] facts)
    {
        var change = 0L;
        foreach (var fact in facts)
        {
            change += fact.IsPosting && fact.Posting.Key.Indicator == indicator ? fact.Posting.Amount : 0;
        }

        return change;
    }

    /// <summary>The posting of one amount of a content.</summary>
    public static Posting Of(in ContentRow content, QuantifiedAmount amount) =>
        Of(new LumpKey(content.Area, content.Span, content.Forces, amount.Indicator), amount);

    private void Add(Posting posting) => _facts[_length++] = new Fact(entry, posting);

    /// <summary>The same, approved or not.</summary>
    public static Posting Of(in ContentRow content, QuantifiedAmount amount, Approval approval) =>
        Of(new LumpKey(content.Area, content.Span, content.Forces, amount.Indicator), amount, approval);

    /// <summary>What is new is provisional until its days are closed.</summary>
    private static Posting Of(LumpKey key, QuantifiedAmount amount, Approval approval = Approval.Provisional) =>
        Posting.Add(
            new PostingKey(key.Area, key.Indicator, key.Span, key.Forces, approval),
            amount.Amount,
            amount.Qualifier
        );
}
