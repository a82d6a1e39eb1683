namespace Federation.Core.Areas;

/// <summary>
/// What sort of unit an area is. It may change while the area stays the same (a district becomes a town).
/// </summary>
public enum AreaKind : byte
{
    /// <summary>The nation, VN.</summary>
    Nation = 0,

    /// <summary>Tỉnh.</summary>
    Province = 1,

    /// <summary>Thành phố trực thuộc trung ương: of province level.</summary>
    Municipality = 2,

    /// <summary>Quận.</summary>
    UrbanDistrict = 3,

    /// <summary>Huyện.</summary>
    District = 4,

    /// <summary>Thị xã.</summary>
    Town = 5,

    /// <summary>Thành phố thuộc tỉnh: of district level.</summary>
    City = 6,

    /// <summary>Phường.</summary>
    Ward = 7,

    /// <summary>Xã.</summary>
    Commune = 8,

    /// <summary>Đặc khu: of commune level.</summary>
    SpecialZone = 9,

    /// <summary>A force's post, such as a border guard post (đồn biên phòng).</summary>
    Post = 10,
}

/// <summary>Codes and levels of the kinds.</summary>
public static class AreaKinds
{
    private static readonly string[] Codes =
    [
        "nation",
        "province",
        "municipality",
        "urban_district",
        "district",
        "town",
        "city",
        "ward",
        "commune",
        "special_zone",
        "post",
    ];

    /// <summary>The code in the reference file: <c>urban_district</c>.</summary>
    public static string Code(this AreaKind kind) => Codes[(int)kind];

    /// <summary>The English word after a name, <c>urban district</c>; of the nation its name.</summary>
    public static string NameEn(this AreaKind kind) =>
        kind == AreaKind.Nation ? "Viet Nam" : Codes[(int)kind].Replace('_', ' ');

    /// <summary>
    /// The level of an <see cref="AreaCode"/> of this kind: nation 0, province 1, district or commune 2, post 3.
    /// </summary>
    public static int Level(this AreaKind kind) =>
        kind switch
        {
            AreaKind.Nation => 0,
            AreaKind.Province or AreaKind.Municipality => 1,
            AreaKind.Post => 3,
            _ => 2,
        };

    /// <summary>Reads a kind's code, exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out AreaKind kind)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (code.SequenceEqual(Codes[i]))
            {
                kind = (AreaKind)i;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
