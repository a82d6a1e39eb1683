using Federation.BriefingDisplay.Walls;
using Federation.Core.Figures;
using Federation.Wire.V1;
using View = Federation.Core.Figures.View;

namespace Federation.BriefingDisplay.Words;

/// <summary>What the sign-off page says of a briefing at one moment.</summary>
/// <param name="followed">Its state is there.</param>
/// <param name="words">In which language.</param>
public sealed class SignOff(Followed followed, Lectern words)
{
    private const int DigitsOfGroup = 8;

    private readonly BriefingState _state = followed.State!;

    /// <summary>Both ministries' codes, in the order of the briefing.</summary>
    public IReadOnlyList<string> Ministries =>
        _state.Plan.Ministries.Count == Core.Figures.Ministries.All.Count
            ? _state.Plan.Ministries
            : [.. Core.Figures.Ministries.All.Select(ministry => ministry.Code())];

    /// <summary>The digest of the frozen board in groups of eight digits of base 16.</summary>
    public IReadOnlyList<string> Digest =>
        [
            .. Convert
                .ToHexStringLower(_state.Frozen.Digest.Span)
                .Chunk(DigitsOfGroup)
                .Select(group => new string(group)),
        ];

    /// <summary>The frozen board's version.</summary>
    public string Version =>
        $"{new Core.Journal.JournalVersion(_state.Frozen.Version.Epoch, _state.Frozen.Version.Position)}";

    /// <summary>True where this screen did not come to the same board.</summary>
    public bool IsRefuted => followed.Shown.Trust == Trust.Unverified;

    /// <summary>Whether this screen has verified the board.</summary>
    public string Checked =>
        followed.Shown.Trust switch
        {
            Trust.Frozen => words.Say("màn hình này đã tự tính ra cùng mã", "this screen has computed the same code"),
            Trust.Unverified => words.Say("màn hình này CHƯA xác minh được", "this screen has NOT verified it"),
            _ => "",
        };

    /// <summary>The class of <see cref="Checked"/>.</summary>
    public string CheckedTone => IsRefuted ? "bad" : "live";

    /// <summary>Where it stands, and what forbids to sign now.</summary>
    public string Verdict =>
        _state.Signatures.Count == Ministries.Count ? words.Say("ĐÃ THỐNG NHẤT", "AGREED")
        : Forbidden.Length > 0 ? Forbidden
        : Dropped.Length > 0 ? Dropped
        : _state.Signatures.Count == 1
            ? words.Say(
                $"Mới có {NameOf(_state.Signatures[0].Ministry)} ký: chưa thống nhất",
                $"Signed by the {NameOf(_state.Signatures[0].Ministry)} alone: not agreed yet"
            )
        : words.Say("Chưa bộ nào ký", "Neither ministry has signed");

    /// <summary>The class of <see cref="Verdict"/>.</summary>
    public string VerdictTone =>
        _state.Signatures.Count == Ministries.Count ? "gold"
        : Forbidden.Length > 0 || Dropped.Length > 0 ? "warned"
        : "";

    /// <summary>A ministry's signature of the frozen board; null: it has not signed.</summary>
    public BriefingSignature? SignatureOf(string ministry) =>
        _state.Signatures.FirstOrDefault(signed => signed.Ministry == ministry);

    /// <summary>Why a ministry has not signed, where there is a reason.</summary>
    public string WhyNot(string ministry) =>
        _state.Dropped.Contains(ministry)
            ? words.Say("đã ký bảng trước, cần ký lại", "signed the board before: to be signed again")
        : _state.Keys.All(key => key.Ministry != ministry)
            ? words.Say("không ký được: chưa có khóa công khai", "cannot sign: no public key was given")
        : "";

    /// <summary>The ministry's name.</summary>
    public string NameOf(string ministry) =>
        words.NameOf(ministry == Ministry.Defence.Code() ? View.Defence : View.PublicSecurity);

    /// <summary>A moment with its seconds.</summary>
    public string TimeOf(long unixMicroseconds) =>
        MomentText.Of(DateTimeOffset.UnixEpoch.AddMicroseconds(unixMicroseconds), words.Language, withSeconds: true);

    private string Forbidden =>
        IsRefuted ? words.Say("Không ký: bảng chưa được xác minh", "Do not sign: the board is not verified")
        : _state.ClosedUnixUs > 0
            ? words.Say("Hội nghị đã kết thúc, chưa đủ chữ ký", "The briefing was closed without both signatures")
        : _state.Live
            ? words.Say(
                "Đang chiếu trực tiếp: chưa ký được, hãy trở về bảng đã chốt",
                "Live figures are shown: go back to the frozen board before signing"
            )
        : followed.Shown.Trust == Trust.Stale
            ? words.Say("Mất đường truyền: chưa biết ai đã ký thêm", "Line lost: who else signed is not known")
        : "";

    private string Dropped =>
        _state.Dropped.Count == 0
            ? ""
            : words.Say(
                $"Bảng đã chốt lại lúc {Frozen}: chữ ký trước đó không còn giá trị",
                $"The board was frozen anew at {Frozen}: what was signed before does not count"
            );

    private string Frozen => MomentText.TimeOf(DateTimeOffset.UnixEpoch.AddMicroseconds(_state.Frozen.FrozenUnixUs));
}
