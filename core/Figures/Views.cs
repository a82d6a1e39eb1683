using System.Numerics;

namespace Federation.Core.Figures;

/// <summary>Codes and names of the views, and what each one counts (DESIGN law 2).</summary>
public static class Views
{
    private const int Members = 0x0F;
    private const int Defence = 0b1011;
    private const int PublicSecurity = 0b0100;

    private static readonly string[] Codes =
    [
        "total",
        "military",
        "border_guard",
        "police",
        "coast_guard",
        "defence",
        "public_security",
        "joint",
        "two_ministry",
    ];

    private static readonly string[] NamesVi =
    [
        "Tổng số",
        "Quân sự",
        "Biên phòng",
        "Công an",
        "Cảnh sát biển",
        "Bộ Quốc phòng",
        "Bộ Công an",
        "Phối hợp",
        "Hai bộ phối hợp",
    ];

    private static readonly string[] NamesEn =
    [
        "Total",
        "Military",
        "Border guard",
        "Police",
        "Coast guard",
        "Ministry of Defence",
        "Ministry of Public Security",
        "Joint",
        "Both ministries jointly",
    ];

    /// <summary>By view, then by the byte of the set; the bytes that are no set stay None.</summary>
    private static readonly Membership[] Memberships = MakeMemberships();

    private static readonly Force[][] ForcesByView =
    [
        .. Enumerable
            .Range(0, Codes.Length)
            .Select(view => Forces.All.Where(force => IsAbout((View)view, force)).ToArray()),
    ];

    /// <summary>All nine, in the order in which screens list them.</summary>
    public static IReadOnlyList<View> All { get; } =
    [
        View.Total,
        View.Military,
        View.BorderGuard,
        View.Police,
        View.CoastGuard,
        View.Defence,
        View.PublicSecurity,
        View.Joint,
        View.TwoMinistry,
    ];

    /// <summary>The code on the command line and in answers: <c>two_ministry</c>.</summary>
    public static string Code(this View view) => Codes[(int)view];

    /// <summary>The Vietnamese name, as a heading: <c>Biên phòng</c>.</summary>
    public static string NameVi(this View view) => NamesVi[(int)view];

    /// <summary>The English name, as a heading: <c>Border guard</c>.</summary>
    public static string NameEn(this View view) => NamesEn[(int)view];

    /// <summary>The forces that a view is about: of joint views all that could take part.</summary>
    public static IReadOnlyList<Force> ForcesOf(this View view) => ForcesByView[(int)view];

    /// <summary>The view of one force.</summary>
    public static View Of(Force force) => View.Military + (byte)force;

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out View view)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (code.SequenceEqual(Codes[i]))
            {
                view = (View)i;
                return true;
            }
        }

        view = default;
        return false;
    }

    /// <summary>
    /// How an amount of this set stands in the view. Some combination (<c>a|b</c>) is counted where every non-empty
    /// subset of its members satisfies the view, possible where some subset does.
    /// </summary>
    public static Membership MembershipOf(this View view, ForceSet set) => Memberships[((int)view << 8) | set.Bits];

    private static bool IsAbout(View view, Force force) =>
        view is View.Joint or View.TwoMinistry || Satisfies(view, 1 << (int)force);

    private static Membership[] MakeMemberships()
    {
        var memberships = new Membership[Codes.Length << 8];
        for (var view = 0; view < Codes.Length; view++)
        {
            foreach (var set in ForceSet.All)
            {
                memberships[(view << 8) | set.Bits] = set.IsSomeCombination
                    ? OfSomeCombination((View)view, set.Members)
                    : OfTogether((View)view, set.Members);
            }
        }

        return memberships;
    }

    private static Membership OfTogether(View view, int members) =>
        Satisfies(view, members) ? Membership.Counted : Membership.None;

    private static Membership OfSomeCombination(View view, int members)
    {
        var (some, all) = (false, true);
        for (var subset = 1; subset <= Members; subset++)
        {
            if ((subset & ~members) == 0)
            {
                var satisfied = Satisfies(view, subset);
                some |= satisfied;
                all &= satisfied;
            }
        }

        return all ? Membership.Counted
            : some ? Membership.Possible
            : Membership.None;
    }

    private static bool Satisfies(View view, int members) =>
        view switch
        {
            View.Total => true,
            View.Defence => (members & Defence) != 0,
            View.PublicSecurity => (members & PublicSecurity) != 0,
            View.Joint => BitOperations.PopCount((uint)members) >= 2,
            View.TwoMinistry => (members & Defence) != 0 && (members & PublicSecurity) != 0,
            _ => (members & (1 << (view - View.Military))) != 0,
        };
}
