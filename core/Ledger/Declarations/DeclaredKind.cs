namespace Federation.Core.Ledger;

/// <summary>What a force declares where it has nothing to count. Numbered for ever.</summary>
public enum DeclaredKind : byte
{
    /// <summary>0: it could have happened, and did not.</summary>
    Zero = 1,

    /// <summary>Không áp dụng: it cannot happen there.</summary>
    NotApplicable = 2,
}

/// <summary>The codes of what is declared.</summary>
public static class DeclaredKinds
{
    /// <summary>The code on the command line and on the wire: <c>zero</c>, <c>not_applicable</c>.</summary>
    public static string Code(this DeclaredKind kind) => kind == DeclaredKind.Zero ? "zero" : "not_applicable";

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(string code, out DeclaredKind kind)
    {
        kind = code == DeclaredKind.Zero.Code() ? DeclaredKind.Zero : DeclaredKind.NotApplicable;
        return kind.Code() == code;
    }

    /// <summary>For messages: <c>zero</c>, <c>not applicable</c>.</summary>
    internal static string InWords(this DeclaredKind kind) => kind == DeclaredKind.Zero ? "zero" : "not applicable";
}
