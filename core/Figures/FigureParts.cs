namespace Federation.Core.Figures;

/// <summary>An amount as it is written, in parts, for screens that set each in a size of its own.</summary>
/// <param name="Word"><c>gần</c>; empty for exact.</param>
/// <param name="Number"><c>64.000</c>, all its digits.</param>
/// <param name="Unit"><c>lượt người</c>.</param>
public readonly record struct FigureParts(string Word, string Number, string Unit)
{
    /// <summary>The parts with blanks between them: <c>gần 64.000 lượt người</c>.</summary>
    public override string ToString() => Word.Length == 0 ? $"{Number} {Unit}" : $"{Word} {Number} {Unit}";
}
