namespace Federation.Core.Coverage;

/// <summary>
/// Whether a figure is counted, and which of the four kinds of nothing it is where it is not. Numbered for ever, on the
/// wire too. Of several kinds together the greatest stands: see <see cref="FigureKinds"/>.
/// </summary>
public enum FigureKind : byte
{
    /// <summary>Không thuộc diện báo cáo: nobody who could count it is expected.</summary>
    NotExpected = 1,

    /// <summary>Không áp dụng: who is expected declared that it cannot happen there.</summary>
    NotApplicable = 2,

    /// <summary>0: declared, or its days were closed without any.</summary>
    DeclaredZero = 3,

    /// <summary>Chưa chốt: somebody who is expected has neither counted, declared nor closed.</summary>
    NotYetClosed = 4,

    /// <summary>Something live is in it.</summary>
    Counted = 5,
}
