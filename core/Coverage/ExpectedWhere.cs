namespace Federation.Core.Coverage;

/// <summary>Which areas of a level an <see cref="ExpectedRule"/> is about.</summary>
internal enum ExpectedWhere
{
    /// <summary>All of them.</summary>
    Always,

    /// <summary>Those with a land border or a sea coast.</summary>
    LandBorderOrCoast,

    /// <summary>Those with a sea coast.</summary>
    Coast,

    /// <summary>Districts, urban districts, towns and cities in a province; no communes.</summary>
    District,
}
