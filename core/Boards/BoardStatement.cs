using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>What a return of the area itself states of an indicator in the period, in one view. Never added.</summary>
/// <param name="View">The view that it is stated for.</param>
/// <param name="Amount">Base units.</param>
/// <param name="Qualifier">Exact, MoreThan or Nearly.</param>
public readonly record struct BoardStatement(View View, long Amount, Qualifier Qualifier);
